using System.Collections.Immutable;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Outcomes;

namespace Culmination.Analysis.Findings;

/// <summary>Fifty equally likely futures: members in the order of their first cause, those without one last, each fiftieth of the weight standing for one future.</summary>
internal static class FutureDots
{
    private const int Count = 50;

    internal static ImmutableArray<FutureDot> Of(EnsembleResult result, CompetingRisks risks)
    {
        int[] members =
        [
            .. Enumerable.Range(0, result.Weights.Length)
                .Where(m => result.Weights[m] > 0)
                .OrderBy(m => double.IsNaN(risks.FirstWeek[m]) ? double.PositiveInfinity : risks.FirstWeek[m])
                .ThenBy(m => risks.FirstCause[m])
                .ThenBy(m => m),
        ];
        var dots = ImmutableArray.CreateBuilder<FutureDot>(Count);
        var (next, below) = (0, result.Weights[members[0]]);
        for (var i = 0; i < Count; i++)
        {
            while ((i + 0.5) / Count > below && next < members.Length - 1)
            {
                next++;
                below += result.Weights[members[next]];
            }

            var cause = risks.FirstCause[members[next]];
            dots.Add(cause < 0
                ? new FutureDot(null, null)
                : new FutureDot(result.Scenario.Outcomes[cause].Outcome.Name, AnswerBuilder.DayOf(result.Scenario.Scenario.Calendar, risks.FirstWeek[members[next]])));
        }

        return dots.MoveToImmutable();
    }
}
