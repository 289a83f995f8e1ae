using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>The probes of one outcome (indices in a <see cref="ProbeList"/>) and its three thresholds.</summary>
internal sealed record OutcomeProbes(Outcome Outcome, int Own, int Low, int Middle, int High, ImmutableArray<double> Thresholds);

/// <summary>Makes the conditions of outcomes: with each member's own threshold, and with it fixed at three points of its prior.</summary>
internal sealed partial class OutcomeBinding(ModelNames names, SimulationPlan plan, ImmutableArray<BoundParameter> parameters, ProbeList probes, List<Diagnostic> found)
{
    private static readonly double[] Shares = [0.1, 0.5, 0.9];

    public OutcomeProbes Bind(Outcome outcome)
    {
        var when = names.Expression(outcome.When);
        var holdsWord = ThresholdWord().IsMatch(when);
        if (outcome.Threshold is not { } threshold)
        {
            if (holdsWord)
            {
                found.Add(BindingDiagnostics.ThresholdNotNamed(outcome.Span, outcome.Name));
            }

            var only = probes.Add($"outcome:{outcome.Name}", when, outcome.WhenSpan);
            return new OutcomeProbes(outcome, only, only, only, only, [double.NaN, double.NaN, double.NaN]);
        }

        if (!holdsWord)
        {
            found.Add(BindingDiagnostics.ThresholdNotUsed(outcome.Span, outcome.Name));
        }

        var values = Values(outcome, threshold);
        var own = Add("own", ModelNames.Reference(threshold));
        return new OutcomeProbes(outcome, own, Add("low", Literal(values[0])), Add("middle", Literal(values[1])), Add("high", Literal(values[2])), values);

        int Add(string which, string inPlace) =>
            probes.Add($"outcome:{outcome.Name}:{which}", ThresholdWord().Replace(when, inPlace.Replace("$", "$$", StringComparison.Ordinal)), outcome.WhenSpan);
    }

    private ImmutableArray<double> Values(Outcome outcome, string threshold)
    {
        var ids = names.Constants(threshold, outcome.Span, found);
        if (ids.Length != 1)
        {
            if (ids.Length > 1)
            {
                found.Add(BindingDiagnostics.OneThreshold(outcome.Span, threshold));
            }

            return [0, 0, 0];
        }

        var prior = parameters.FirstOrDefault(p => p.Prior is not null && p.Variables.Contains(ids[0]))?.Prior;
        var value = PlanConstants.ValueOf(plan, ids[0]);
        return [.. Shares.Select(p => prior?.Quantile(p) ?? value)];
    }

    /// <summary>A number in the model's language, which has no sign of its own in a literal.</summary>
    private static string Literal(double value) => value < 0
        ? $"({value.ToString("R", CultureInfo.InvariantCulture)})"
        : value.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w""])threshold(?![\w""])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ThresholdWord();
}
