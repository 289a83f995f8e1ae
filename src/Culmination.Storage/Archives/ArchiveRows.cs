using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Findings;
using Culmination.Evidence.Ledger;

namespace Culmination.Storage.Archives;

/// <summary>What a result and its answer come to as rows. Nothing of the machine is in them: no clock time, no path, no count of processors.</summary>
internal static class ArchiveRows
{
    private static readonly string[] ThresholdLevels = ["low", "middle", "high"];

    public static IEnumerable<object?[]> Of(string table, EnsembleResult result, Answer answer, string answerJson) => table switch
    {
        "band" => Bands(result),
        "cause" => result.Scenario.Outcomes.Select(o => new object?[] { o.Outcome.Name, o.Outcome.Label, o.ThresholdLow, o.ThresholdMiddle, o.ThresholdHigh, o.Outcome.ForWeeks, o.Outcome.When }),
        "claim" => result.Scenario.Scenario.Claims.Select(Claim),
        "finding" => [["answer", answerJson]],
        "manifest" => Manifest(result, answer),
        "observed" => answer.Observed.Select(o => Observed(o, result)),
        "outcome" => result.Policies.SelectMany(p => Met(result, p.OutcomeWeeks, [p.Policy])),
        "outcome_at" => result.Policies.SelectMany(p => p.OutcomeWeeksAt.SelectMany((at, level) => Met(result, at, [p.Policy, ThresholdLevels[level]]))),
        "parameter" => Parameters(result, answer),
        "people" => People(result),
        "policy" => result.Scenario.Policies.Select(p => new object?[] { p.Policy.Name, p.Policy.Label, p.Policy.Condition }),
        "sample" => result.Samples.SelectMany((values, member) => values.Select((value, parameter) => new object?[] { member, parameter, value })),
        "source" => result.Scenario.Scenario.Sources.Select(s => new object?[] { s.Id, s.Name, s.Kind, s.Reliability.ToString(), s.Note }),
        "variable" => result.Scenario.Reported.Select(r => new object?[] { r.Variable.Name, r.Variable.Unit, r.Variable.InAnswer ? 1 : 0 }),
        "weight" => result.Weights.Select((weight, member) => new object?[] { member, weight, member < result.LogLikelihoods.Length ? result.LogLikelihoods[member] : null }),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No such table."),
    };

    /// <summary>Only what comes is stored: a member and cause without a row has not met it by the end.</summary>
    private static IEnumerable<object?[]> Met(EnsembleResult result, ImmutableArray<ImmutableArray<double>> weeks, object?[] prefix)
    {
        foreach (var (byMember, cause) in weeks.Zip(result.Scenario.Outcomes))
        {
            for (var member = 0; member < byMember.Length; member++)
            {
                if (!double.IsNaN(byMember[member]))
                {
                    yield return [.. prefix, member, cause.Outcome.Name, byMember[member]];
                }
            }
        }
    }

    private static IEnumerable<object?[]> Bands(EnsembleResult result) =>
        from policy in result.Policies
        from band in policy.Bands
        from row in Enumerable.Range(0, band.Weeks.Length)
        select (object?[])[policy.Policy, band.Variable, band.Weeks[row], .. band.Quantiles[row].Select(q => (object?)q)];

    private static IEnumerable<object?[]> People(EnsembleResult result) =>
        from policy in result.Policies
        from side in policy.People
        from member in Enumerable.Range(0, side.KilledByEnd.Length)
        select new object?[] { policy.Policy, side.Side, member, side.KilledByIssue[member], side.WoundedByIssue[member], side.KilledByEnd[member], side.WoundedByEnd[member] };

    private static IEnumerable<object?[]> Parameters(EnsembleResult result, Answer answer)
    {
        for (var i = 0; i < result.Scenario.Parameters.Length; i++)
        {
            var bound = result.Scenario.Parameters[i];
            var shift = answer.Parameters.FirstOrDefault(p => string.Equals(p.Name, bound.Name, StringComparison.Ordinal));
            yield return
            [
                i, bound.Name, bound.Unit, shift?.Prior ?? bound.Prior?.Describe(), shift?.Because,
                shift?.Before.P05, shift?.Before.P50, shift?.Before.P95, shift?.After.P05, shift?.After.P50, shift?.After.P95, shift?.Contraction,
            ];
        }
    }

    private static object?[] Observed(ObservedComparison o, EnsembleResult result) =>
    [
        o.Claim, o.Variable, o.Label, o.Unit, result.Scenario.Scenario.Calendar.WeekOf(o.AsOf), o.Low, o.Central, o.High, o.Bound, o.Inside90 ? 1 : 0,
        o.Prior.P05, o.Prior.P50, o.Prior.P95, o.Model.P05, o.Model.P50, o.Model.P95,
    ];

    private static object?[] Claim(Claim c) =>
    [
        c.Id, c.QuantityCode, c.Side, c.Low, c.Central, c.High, Bound(c.Bound), c.Unit, c.Definition, Day(c.AsOf), Day(c.Published), Day(c.PeriodStart),
        c.AssertedBy, c.ReportedBy, c.Origin, c.Relation, c.Statement, c.Link, Day(c.Entered),
    ];

    private static IEnumerable<object?[]> Manifest(EnsembleResult result, Answer answer)
    {
        var made = answer.Provenance;
        return
        [
            ["calendar_end", Day(answer.End)],
            ["calendar_issue", Day(answer.Issue)],
            ["calendar_start", Day(answer.Start)],
            ["claims_hash", made.ClaimsHash],
            ["effective_sample_size", Number(result.EffectiveSampleSize)],
            ["log_evidence", Number(result.LogEvidence)],
            ["math_version", made.MathVersion],
            ["members", made.Members.ToString(CultureInfo.InvariantCulture)],
            ["method", made.Method],
            ["model_hash", made.ModelHash],
            ["product_version", made.ProductVersion],
            ["question", answer.QuestionText],
            ["result_hash", made.ContentHash],
            ["scenario", answer.Scenario],
            ["scenario_hash", made.ScenarioHash],
            ["seed", made.Seed.ToString(CultureInfo.InvariantCulture)],
            ["side_defender", answer.Sides.Defender],
            ["side_invader", answer.Sides.Invader],
            ["simulator", made.Simulator],
            ["stages", result.Stages.ToString(CultureInfo.InvariantCulture)],
            ["time_step", Number(made.TimeStep)],
            ["title", answer.Title],
        ];
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The word claims.csv uses.</summary>
    private static string Bound(ClaimBound bound) => bound switch
    {
        ClaimBound.LowerStrict => "lower_strict",
        ClaimBound.UpperStrict => "upper_strict",
        _ => bound.ToString().ToLowerInvariant(),
    };
}
