using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Validation;

/// <summary>Finds what a figure speaks of in the model, and who speaks.</summary>
internal sealed class FigureMapper(RecordRules rules, Scenario scenario)
{
    private static readonly string[] LedgerSides = ["Invader", "Defender", "US", "Europe", "Other", "both"];

    /// <summary>Words under which tables count the same things, and the ledger's unit for them.</summary>
    private static readonly ImmutableDictionary<string, string> SameUnits = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["vehicles"] = "items",
        ["systems"] = "items",
        ["tanks"] = "items",
        ["guns"] = "items",
        ["howitzers"] = "items",
        ["pieces"] = "items",
        ["shells"] = "rounds",
        ["soldiers"] = "persons",
        ["troops"] = "persons",
        ["sq km"] = "km2",
        ["percentage points"] = "percent",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a figure is laid beside, or why it is laid beside nothing.</summary>
    internal (MappedFigure? Figure, string? WhyNot) Map(Figure figure, int place)
    {
        var (asserted, low, central, high) = (SourceOf(figure.AssertedBy), figure.Low, figure.Central, figure.High);
        if (QuantityOf(figure.QuantityCode, figure.Side) is not { } quantity)
        {
            return (null, rules.Quantities.Any(q => q.Code == figure.QuantityCode)
                ? $"the model has no counterpart of '{figure.QuantityCode}' for '{figure.Side}'"
                : $"the model has no counterpart of '{figure.QuantityCode}'");
        }

        if (figure.AsOf < scenario.Calendar.Start || figure.AsOf > scenario.Calendar.End)
        {
            return (null, $"its day lies outside the model's time ({ScenarioDiagnostics.Day(scenario.Calendar.Start)} to {ScenarioDiagnostics.Day(scenario.Calendar.End)})");
        }

        var bound = BoundOf(low, central, high, quantity);
        var value = bound switch
        {
            FigureBound.AtLeast => low,
            FigureBound.AtMost => high,
            _ => central ?? Middle(low, high),
        };
        if (value is not { } known)
        {
            return (null, "it gives no number");
        }

        if (!quantity.IsLinear && known <= 0)
        {
            return (null, "it is 0 or less");
        }

        var width = !quantity.IsLinear && low > 0 && high > low ? Quantities.Numerics.Elementary.Log(high.Value / low.Value) / RangeSpan : 0;
        var window = quantity.Windows.GetValueOrDefault(asserted, string.Empty);
        var from = quantity.IsCumulative && figure.PeriodStart is { } first && first.DayNumber > scenario.Calendar.Start.DayNumber + 7 ? figure.PeriodStart : null;
        return (new MappedFigure(place, figure, quantity, asserted, window, Unit(figure.Unit), known, bound, width) { From = from }, null);
    }

    /// <summary>The id of a speaker in sources.csv, or the name as it stands.</summary>
    internal string SourceOf(string speaker)
    {
        var said = speaker.Trim();
        foreach (var source in scenario.Sources)
        {
            if (source.Id.Equals(said, StringComparison.OrdinalIgnoreCase) || source.Name.Equals(said, StringComparison.OrdinalIgnoreCase))
            {
                return source.Id;
            }
        }

        var best = rules.Speakers.Where(s => said.Contains(s.Key, StringComparison.OrdinalIgnoreCase)).OrderByDescending(s => s.Key.Length).ThenBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault();
        return best.Value ?? said;
    }

    private ObservedQuantity? QuantityOf(string code, string written)
    {
        var side = LedgerSides.FirstOrDefault(s => s.Equals(written, StringComparison.OrdinalIgnoreCase))
            ?? (written.Equals(scenario.Sides.Invader, StringComparison.OrdinalIgnoreCase) ? "Invader"
                : written.Equals(scenario.Sides.Defender, StringComparison.OrdinalIgnoreCase) ? "Defender"
                : rules.Sides.GetValueOrDefault(written));
        return rules.Quantities.FirstOrDefault(q => q.Code == code && (q.Side == side || q.AsWritten.Contains(written, StringComparer.OrdinalIgnoreCase)));
    }

    private static FigureBound BoundOf(double? low, double? central, double? high, ObservedQuantity quantity) =>
        central is not null || (low is not null && high is not null) || (low is not null && quantity.LowIsFigure) ? FigureBound.None
        : low is not null ? FigureBound.AtLeast
        : high is not null ? FigureBound.AtMost
        : FigureBound.None;

    private static double? Middle(double? low, double? high) => (low, high) switch
    {
        ({ } l, { } h) when l > 0 => Math.Sqrt(l * h),
        ({ } l, { } h) => (l + h) / 2,
        ({ } l, null) => l,
        _ => high,
    };

    private static string Unit(string unit)
    {
        var parts = unit.Split('/', 2);
        parts[0] = SameUnits.GetValueOrDefault(parts[0].Trim()) ?? parts[0];
        return string.Join('/', parts);
    }

    /// <summary>Distance in standard deviations between the 10 and the 90 % point of a normal distribution: what a range is read as.</summary>
    private const double RangeSpan = 2 * 1.2815515655446004;
}

/// <param name="Place">Its place among the figures of a run.</param>
/// <param name="Source">Id of the speaker in sources.csv, or its name.</param>
/// <param name="Window">The scenario's window it is seen through, or empty.</param>
/// <param name="Unit">Its unit, in the ledger's words.</param>
/// <param name="Value">The figure compared.</param>
/// <param name="Width">Standard deviation of the logarithm that its own range stands for.</param>
internal sealed record MappedFigure(
    int Place, Figure Figure, ObservedQuantity Quantity, string Source, string Window, string Unit, double Value, FigureBound Bound, double Width)
{
    /// <summary>What the model's figure is multiplied by to be in the unit of <see cref="Value"/>, where that is not <see cref="Unit"/>.</summary>
    internal double Scale { get; init; } = 1;

    /// <summary>For a sum that begins later than the war: its first day.</summary>
    internal DateOnly? From { get; init; }

    /// <summary>Figures of one series have the same quantity, side, speaker and beginning.</summary>
    internal (string Code, string Side, string Source, DateOnly? From) Series => (Quantity.Code, Quantity.Side, Source, From);

    /// <summary>The same figure in another unit, or null where that measures something else.</summary>
    internal MappedFigure? In(string unit)
    {
        if (string.Equals(unit, Unit, StringComparison.Ordinal))
        {
            return this;
        }

        if (MeasuredUnit.Parse(Unit) is not { } own || MeasuredUnit.Parse(unit) is not { } other || !own.Fits(other))
        {
            return null;
        }

        var factor = own.Factor / other.Factor;
        return this with { Value = Value * factor, Scale = Scale * factor };
    }
}

/// <summary>How a figure is meant.</summary>
internal enum FigureBound
{
    None,
    AtLeast,
    AtMost,
}
