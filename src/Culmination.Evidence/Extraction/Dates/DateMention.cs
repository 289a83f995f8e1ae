namespace Culmination.Evidence.Extraction.Dates;

/// <summary>How a date stands to what is said.</summary>
internal enum DateSense
{
    /// <summary>On, in, during: then.</summary>
    At,

    /// <summary>Since, from: from then to the day of the document.</summary>
    Since,

    /// <summary>By, until: up to then.</summary>
    Until,
}

/// <summary>A date in a text: its tokens, and the days it covers as far as they are known.</summary>
internal sealed record DateMention(int First, int Last, DateOnly? Start, DateOnly? End, DateSense Sense)
{
    /// <summary>For "day 28 of the war": 28, else null.</summary>
    public double? WarDay { get; init; }

    public bool IsSingleDay { get; init; }
}
