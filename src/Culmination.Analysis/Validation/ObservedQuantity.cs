using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Validation;

/// <summary>How figures of a quantity are told from the model (record.yaml; docs/formats/record.md).</summary>
/// <param name="Code">Its code in the ledger.</param>
/// <param name="Side">Whose quantity, by the ledger's word.</param>
/// <param name="AsWritten">Further words for the side under which figures of this quantity stand.</param>
/// <param name="Of">Expression over the model's variables.</param>
/// <param name="WindowWeeks">For rates: over how many weeks, where the figure does not say.</param>
/// <param name="IsCumulative">Whether the quantity only adds up: then a source's next figure is its last one and what came since.</param>
/// <param name="IsLinear">Whether errors are in the figure's unit and not of its logarithm.</param>
/// <param name="LowIsFigure">Whether a figure given as "at least" is the count itself (a floor by its nature) and not a bound on it.</param>
/// <param name="Windows">Source → the scenario's window through which it sees this quantity.</param>
public sealed record ObservedQuantity(
    string Code,
    string Side,
    ImmutableArray<string> AsWritten,
    string Of,
    ObservedAs As,
    double WindowWeeks,
    bool IsCumulative,
    bool IsLinear,
    bool LowIsFigure,
    ErrorTraits Error,
    ImmutableDictionary<string, string> Windows,
    TextSpan Span,
    TextSpan OfSpan)
{
    /// <summary>Earlier figures tell nothing of later ones, neither to forecasts nor to naive rules; null where all do.</summary>
    public DateOnly? Since { get; init; }
}

/// <summary>How a source's figures differ from what the model says, before anything is learned from its past figures. Of the logarithm, or in the figure's unit where that is linear.</summary>
/// <param name="Shift">Mean difference of a source that has no window in the scenario.</param>
/// <param name="Spread">Standard deviation of that difference between sources.</param>
/// <param name="Drift">Standard deviation of the part that comes and goes slowly; of what grows, in its growth.</param>
/// <param name="MemoryWeeks">Time in which that part is forgotten to 1/e.</param>
/// <param name="Noise">Standard deviation of one figure by itself: rounding, a day more or less, corrections.</param>
/// <param name="CountNoise">The same for sources that count day by day.</param>
/// <param name="Common">Share of the lasting difference's variance that all speakers have in common, since it is the model that is off.</param>
public sealed record ErrorTraits(double Shift, double Spread, double Common, double Drift, double MemoryWeeks, double Noise, double CountNoise);

/// <summary>record.yaml: what a scenario's figures are and who gives them.</summary>
/// <param name="Sides">Word for a side in tables of figures → the ledger's word.</param>
/// <param name="Speakers">Words in a speaker's name → id in sources.csv; the longest that fits counts.</param>
/// <param name="Issues">Past dates of issue that are scored unless others are named.</param>
/// <param name="LeftOut">Claims of the ledger that are no figures of their quantity, such as a relay that names something else.</param>
/// <param name="Counts">Sources that count day by day, so that one figure follows from the one before.</param>
public sealed record RecordRules(
    ImmutableArray<DateOnly> Issues,
    ImmutableDictionary<string, string> Sides,
    ImmutableArray<KeyValuePair<string, string>> Speakers,
    ImmutableArray<string> Counts,
    ImmutableArray<string> LeftOut,
    ImmutableArray<ObservedQuantity> Quantities);
