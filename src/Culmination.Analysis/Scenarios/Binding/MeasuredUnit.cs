using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>
/// A unit of a claim or of a model, taken apart: what is counted or measured, and how many base units it is worth (base unit of time: the week). Unlike the units of
/// models, which are only compared, these convert: a round a day is seven a week, a per cent is a hundredth.
/// </summary>
/// <param name="Factor">What a figure in this unit is multiplied by to be in base units.</param>
/// <param name="Powers">Words in ordinal order, each with its power, none 0.</param>
internal sealed record MeasuredUnit(double Factor, ImmutableArray<(string Word, int Power)> Powers)
{
    private const string Time = "week";

    private static readonly string[] PlainNumbers = ["1", "dmnl", "dimensionless", "fraction", "share", "ratio", "unitless"];

    private static readonly (string Word, double Factor)[] Multiples =
        [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9)];

    private static readonly (string Word, string Base)[] SameThings =
        [("people", "person"), ("soldier", "person"), ("soldiers", "person"), ("vehicles", "vehicle"), ("km2", "km^2"), ("sq km", "km^2"), ("m2", "m^2")];

    /// <summary>Takes a unit apart, or gives null for a text that is none.</summary>
    public static MeasuredUnit? Parse(string text)
    {
        var factor = 1.0;
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, divides) in Words(text))
        {
            if (!Add(word, divides ? -1 : 1, powers, ref factor))
            {
                return null;
            }
        }

        return new MeasuredUnit(factor, [.. powers.Where(p => p.Value != 0).Select(p => (p.Key, p.Value))]);
    }

    /// <summary>Whether both measure the same thing, whatever their sizes.</summary>
    public bool Fits(MeasuredUnit other) => Powers.SequenceEqual(other.Powers);

    /// <summary>Whether a figure means the same in both.</summary>
    public bool IsSameAs(MeasuredUnit other) => Fits(other) && Factor.Equals(other.Factor);

    /// <summary>This unit per week.</summary>
    public MeasuredUnit PerWeek()
    {
        var powers = new SortedDictionary<string, int>(Powers.ToDictionary(p => p.Word, p => p.Power, StringComparer.Ordinal), StringComparer.Ordinal);
        powers[Time] = powers.GetValueOrDefault(Time) - 1;
        return this with { Powers = [.. powers.Where(p => p.Value != 0).Select(p => (p.Key, p.Value))] };
    }

    /// <summary>The words of products and quotients; in <c>a/(b*c)</c> both b and c divide.</summary>
    private static IEnumerable<(string Word, bool Divides)> Words(string text)
    {
        var flat = text.Replace(" per ", "/", StringComparison.OrdinalIgnoreCase).Replace('·', '*');
        var word = new System.Text.StringBuilder();
        var (divides, group) = (false, false);
        foreach (var c in flat)
        {
            switch (c)
            {
                case '(':
                    group = divides;
                    break;
                case ')':
                    group = false;
                    break;
                case '*' or '/':
                    yield return (word.ToString(), divides);
                    word.Clear();
                    divides = group || c == '/';
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }

        yield return (word.ToString(), divides);
    }

    private static bool Add(string raw, int sign, SortedDictionary<string, int> powers, ref double factor)
    {
        var word = string.Join(' ', raw.Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        foreach (var (multiple, size) in Multiples)
        {
            if (word.StartsWith(multiple + " ", StringComparison.Ordinal))
            {
                factor *= sign > 0 ? size : 1 / size;
                word = word[(multiple.Length + 1)..];
            }
        }

        word = Array.Find(SameThings, s => s.Word == word).Base ?? word;
        var power = sign;
        if (word.IndexOf('^', StringComparison.Ordinal) is > 0 and var at)
        {
            if (!int.TryParse(word[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) || given is < -9 or > 9)
            {
                return false;
            }

            (word, power) = (word[..at].Trim(), sign * given);
        }

        if (word.Length == 0 || (!char.IsLetter(word[0]) && word is not ("1" or "%")))
        {
            return false;
        }

        if (PlainNumbers.Contains(word, StringComparer.Ordinal))
        {
            return true;
        }

        return Take(word, power, powers, ref factor);
    }

    private static bool Take(string word, int power, SortedDictionary<string, int> powers, ref double factor)
    {
        var size = word is "%" or "percent" or "per cent" or "percentage point" or "percentage points" ? 0.01 : 1;
        var counted = size < 1 ? null : Singular(word);
        if (TimeUnits.WeeksIn(word) is { } weeks)
        {
            (size, counted) = (weeks, Time);
        }

        for (var i = 0; i < Math.Abs(power); i++)
        {
            factor = power > 0 ? factor * size : factor / size;
        }

        if (counted is not null)
        {
            powers[counted] = powers.GetValueOrDefault(counted) + power;
        }

        return true;
    }

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
