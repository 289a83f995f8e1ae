using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Validation;

/// <summary>All dated figures a scenario has: the claims of its ledger, and the public series beside it (series.csv), each with the day it became known.</summary>
public static class KnownFigures
{
    public const string SeriesFile = "series.csv";

    /// <summary>Claims first; a row of the series that says when it was published is known from that day on, any other from the day it speaks of.</summary>
    public static Checked<FigureTable> Read(Scenario scenario, RecordRules rules)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(rules);
        var figures = ImmutableArray.CreateBuilder<Figure>();
        figures.AddRange(scenario.Claims.Where(c => !rules.LeftOut.Contains(c.Id, StringComparer.Ordinal) && c.Flags.IsEmpty).Select(Of));
        var path = Path.Combine(scenario.Directory, SeriesFile);
        if (!File.Exists(path))
        {
            return Checked.Of(new FigureTable(figures.ToImmutable()));
        }

        var series = FigureTable.Read(path);
        figures.AddRange(series.Value?.Figures ?? []);
        return Checked.Of(new FigureTable(figures.ToImmutable()), series.Diagnostics);
    }

    private static Figure Of(Claim claim, int index)
    {
        var (low, central, high) = claim.Bound switch
        {
            ClaimBound.Lower or ClaimBound.LowerStrict => (claim.Low ?? claim.Central, null, (double?)null),
            ClaimBound.Upper or ClaimBound.UpperStrict => (null, null, claim.High ?? claim.Central),
            _ => (claim.Low, claim.Central, claim.High),
        };
        return new Figure(index + 1, claim.QuantityCode, claim.Side, claim.AsOf, low, central, high, claim.Unit, claim.AssertedBy, claim.Published, claim.PeriodStart, claim.Span, claim.Span);
    }
}
