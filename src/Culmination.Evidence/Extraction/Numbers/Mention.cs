namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>A quantity found in a text.</summary>
/// <param name="First">Index of its first token, the words of its bound included.</param>
/// <param name="Last">One past its last token, its noun and rate included.</param>
/// <param name="Bound">As in claims.csv: point, range, lower, …; vague_order for tens and hundreds, fraction, ratio, change, ordinal_date.</param>
/// <param name="Rule">The name of the rule that found it.</param>
internal sealed record Mention(int First, int Last, double? Low, double? Central, double? High, string Bound, string Unit, string Rule)
{
    /// <summary>Index of the first token of the number itself.</summary>
    public int Number { get; init; }

    /// <summary>Where reading for further quantities goes on.</summary>
    public int Resume { get; init; }

    /// <summary>Puts one value where its bound wants it.</summary>
    public static Mention Of(int first, int last, double value, string bound, string unit, string rule) => bound switch
    {
        "lower" or "lower_strict" => new Mention(first, last, value, null, null, bound, unit, rule),
        "upper" or "upper_strict" => new Mention(first, last, null, null, value, bound, unit, rule),
        _ => new Mention(first, last, null, value, null, bound, unit, rule),
    };
}
