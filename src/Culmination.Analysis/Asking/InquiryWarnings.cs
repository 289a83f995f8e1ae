using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Asking;

/// <summary>What a reader must know about how a sample came about.</summary>
internal static class InquiryWarnings
{
    internal static ImmutableArray<string> Of(BoundScenario scenario, WeightedMembers members, InquiryOptions options)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (options.IsPriorOnly)
        {
            warnings.Add("The evidence was left out on request: this is what the priors alone say.");
        }

        if (double.IsNegativeInfinity(members.LogEvidence))
        {
            warnings.Add("No member is compatible with what is known at the date of issue: in each, a cause of the question had been met by then, or the model gave no number.");
        }
        else if (members.Temperature < 1 && !options.IsPriorOnly)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The limit of {options.Sampler.MostPasses} passes over the ensemble was reached with the evidence at {100 * members.Temperature:0.#} % of its weight; the rest is in unequal weights of members."));
        }
        else if (members.EffectiveSampleSize < AnswerBuilder.SufficientSize)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"The weighted sample is worth only {members.EffectiveSampleSize:0} independent members; more members would help."));
        }

        if (DrawsInside(scenario))
        {
            warnings.Add("The model draws random numbers while it runs: the likelihood of a member then depends on its number, and weights carry that noise.");
        }

        return warnings.ToImmutable();
    }

    private static bool DrawsInside(BoundScenario scenario) => scenario.Plan.Variables.Any(v => RandomDraws.AreIn(v.Equation));
}
