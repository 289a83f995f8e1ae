using System.Collections.Immutable;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>A question about laws of attrition (culmination.laws/1): daily people and losses of two sides, and the laws to be compared on them.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Source">Where the data come from, as a citation.</param>
/// <param name="Hash">SHA-256 over laws.yaml and the data.</param>
public sealed record LawScenario(
    string Name,
    string Title,
    string Question,
    string Source,
    string SideB,
    string SideR,
    LossRecord Record,
    ImmutableArray<LawForm> Laws,
    ImmutableArray<RecordPart> Parts,
    ImmutableArray<string> NotInTheData,
    string Hash);

/// <summary>
/// A law of the family losses of B = a·R^p·B^q, losses of R = b·B^p·R^q, after J. Bracken, Naval Research Logistics 42(4), 1995, 559–577.
/// </summary>
/// <param name="P">Exponent of those who fire; null when it is to be found.</param>
/// <param name="Q">Exponent of those who are hit; null when it is to be found. Both are given or none.</param>
public sealed record LawForm(string Name, string Label, double? P, double? Q);

/// <summary>Days <paramref name="From"/> to <paramref name="To"/> of a record, both included.</summary>
public sealed record RecordPart(string Label, double From, double To);

/// <summary>One row per day: people there and people lost, above 0. All arrays have one length.</summary>
public sealed record LossRecord(ImmutableArray<double> Days, ImmutableArray<double> PeopleB, ImmutableArray<double> LossesB, ImmutableArray<double> PeopleR, ImmutableArray<double> LossesR)
{
    public int Count => Days.Length;

    /// <summary>The days of a part.</summary>
    public LossRecord Of(RecordPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var rows = Enumerable.Range(0, Count).Where(i => Days[i] >= part.From && Days[i] <= part.To).ToArray();
        return new LossRecord(Pick(Days), Pick(PeopleB), Pick(LossesB), Pick(PeopleR), Pick(LossesR));
        ImmutableArray<double> Pick(ImmutableArray<double> column) => [.. rows.Select(i => column[i])];
    }
}
