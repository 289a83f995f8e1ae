using System.Collections.Immutable;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Calibration.Reports;

/// <summary>Draws the report from a weighed sample and its forecast. A pure function.</summary>
internal static class CalibrationReportBuilder
{
    private const int MostPulls = 3;

    /// <summary>A pull is told from this many standard deviations per doubling, and from this many of its standard errors, on.</summary>
    private const double LeastPull = 0.05;
    private const double Shown = 3;

    /// <param name="result">The members run under the first policy.</param>
    /// <param name="prior">Members of the prior run under it.</param>
    /// <param name="logs">[observation][member]: what each claim says of each member.</param>
    internal static CalibrationReport Build(EnsembleResult result, EnsembleResult prior, WeightedMembers members, double[][] logs, ChainDraws? chains)
    {
        var scenario = result.Scenario;
        double[] weights = [.. result.Weights];
        var shifts = ParameterShifts.Of(result);
        var scores = Columns(members.Scores);
        var answer = Indicator(result);
        double[] all = [.. Enumerable.Range(0, weights.Length).Select(m => logs.Sum(l => l[m]))];
        var parameters = ImmutableArray.CreateBuilder<CalibratedParameter>();
        for (var p = 0; p < scores.Length; p++)
        {
            // The prior in normal scores is −z²/2 but for a constant.
            var own = Array.ConvertAll(scores[p], z => -0.5 * z * z);
            var ofPrior = PowerScaling.Sensitivity(scores[p], weights, own);
            var ofEvidence = PowerScaling.Sensitivity(scores[p], weights, all);
            var series = chains?.OfParameter(p);
            parameters.Add(new CalibratedParameter(
                shifts[p].Name,
                shifts[p].Unit,
                shifts[p].Before,
                shifts[p].After,
                shifts[p].Contraction,
                ofPrior,
                ofEvidence,
                Reading(ofPrior, ofEvidence),
                PowerScaling.Shift(answer, weights, own),
                series is null ? null : ChainDiagnostics.RHat(series),
                series is null ? null : ChainDiagnostics.BulkSize(series),
                series is null ? null : ChainDiagnostics.TailSize(series))
            {
                AnswerShiftError = PowerScaling.ShiftError(answer, weights, own, members.EffectiveSampleSize),
                ScoreMean = Mean(scores[p], weights),
                ScoreDeviation = Deviation(scores[p], weights),
            });
        }

        var policy = PolicyAnswers.Of(result, 0);
        return new CalibrationReport(
            scenario.Scenario.Name,
            chains is null ? "smc" : "demc",
            weights.Length,
            result.Seed,
            members.EffectiveSampleSize,
            chains is null ? members.LogEvidence : null,
            chains is null ? new SamplerFigures(members.Stages, members.Passes, members.Temperature, members.Resemblance) : null,
            chains is null ? null : Figures(chains, parameters),
            scenario.Scenario.Question.Text,
            policy.Race.CauseFirst,
            PolicyAnswers.Of(prior, 0).Race.CauseFirst,
            policy.First,
            parameters.ToImmutable(),
            Observations(result, prior, members.EffectiveSampleSize, weights, scores, answer, logs),
            result.Warnings);
    }

    private static ChainFigures Figures(ChainDraws chains, IReadOnlyList<CalibratedParameter> parameters)
    {
        var logs = chains.OfLogLikelihood();
        return new ChainFigures(
            chains.Chains,
            chains.Draws,
            chains.Evaluations,
            chains.Acceptance,
            Math.Max(parameters.Max(p => p.RHat ?? double.NaN), ChainDiagnostics.RHat(logs)),
            Math.Min(parameters.Min(p => p.BulkSize ?? double.NaN), ChainDiagnostics.BulkSize(logs)),
            Math.Min(parameters.Min(p => p.TailSize ?? double.NaN), ChainDiagnostics.TailSize(logs)));
    }

    private static string Reading(double prior, double evidence) => (prior >= PowerScaling.Notable, evidence >= PowerScaling.Notable) switch
    {
        (true, true) => "prior and evidence pull apart",
        (true, false) => "as its prior says",
        (false, true) => "learned",
        _ => "neither",
    };

    private static ImmutableArray<CalibratedObservation> Observations(EnsembleResult result, EnsembleResult prior, double size, double[] weights, double[][] scores, double[] answer, double[][] logs)
    {
        var compared = ObservedComparisons.Of(result);
        var deviations = Array.ConvertAll(scores, s => Deviation(s, weights));
        var observations = ImmutableArray.CreateBuilder<CalibratedObservation>();
        for (var o = 0; o < compared.Length; o++)
        {
            var error = new ObservationError(result.Scenario.Observations[o].Observation, result.Scenario.Observations[o].Claim);
            var own = logs[o];
            var pulls = scores.Select((s, p) => (Pull: new Pull(result.Scenario.Parameters[p].Name, deviations[p] > 0 ? PowerScaling.Shift(s, weights, own) / deviations[p] : 0), Index: p))
                .Where(p => Math.Abs(p.Pull.Deviations) >= Math.Max(LeastPull, Shown * PowerScaling.ShiftError(scores[p.Index], weights, own, size) / deviations[p.Index]));
            observations.Add(new CalibratedObservation(
                compared[o].Claim,
                compared[o].Label,
                compared[o].Unit,
                error.Figure,
                AnswerBuilder.SpreadOf(prior.Predictive[o].AsSpan(), prior.Weights.AsSpan()),
                compared[o].Model,
                error.Tail(prior.Predictive[o].AsSpan(), prior.Weights.AsSpan()),
                error.Tail(result.Predictive[o].AsSpan(), weights),
                PowerScaling.Shift(answer, weights, logs[o]),
                [.. pulls.Select(p => p.Pull).OrderByDescending(p => Math.Abs(p.Deviations)).Take(MostPulls)]) { Side = SideName(result.Scenario.Scenario.Sides, compared[o].Side) });
        }

        return observations.ToImmutable();
    }

    private static string SideName(SideNames names, string side) => side switch
    {
        "Invader" when names.Invader.Length > 0 => names.Invader,
        "Defender" when names.Defender.Length > 0 => names.Defender,
        _ => side,
    };

    /// <summary>1 for members in which the race's first cause comes first by the question's day.</summary>
    internal static double[] Indicator(EnsembleResult result)
    {
        var (scenario, indicator) = (result.Scenario.Scenario, new double[result.Weights.Length]);
        if (scenario.Question.Race.Length != 2)
        {
            return indicator;
        }

        var names = result.Scenario.Outcomes.Select(o => o.Outcome.Name).ToList();
        var (own, rival) = (names.IndexOf(scenario.Question.Race[0]), names.IndexOf(scenario.Question.Race[1]));
        var by = scenario.Calendar.WeekOf(scenario.Question.By.AddDays(1)) - 1e-9;
        ImmutableArray<int> order = [.. Enumerable.Range(0, names.Count).OrderBy(o => scenario.OrderOfTies.Contains(names[o]) ? scenario.OrderOfTies.IndexOf(names[o]) : int.MaxValue)];
        for (var m = 0; m < indicator.Length; m++)
        {
            var single = new CompetingRisks([.. result.Policies[0].OutcomeWeeks.Select(w => ImmutableArray.Create(w[m]))], [1.0], order);
            indicator[m] = single.Before(own, rival, by);
        }

        return indicator;
    }

    private static double[][] Columns(ScoreMatrix scores)
    {
        var columns = new double[scores.Columns][];
        for (var p = 0; p < columns.Length; p++)
        {
            columns[p] = new double[scores.Rows];
            for (var i = 0; i < scores.Rows; i++)
            {
                columns[p][i] = scores.Row(i)[p];
            }
        }

        return columns;
    }

    private static double Mean(double[] values, double[] weights)
    {
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] * values[i];
        }

        return mean;
    }

    private static double Deviation(double[] values, double[] weights)
    {
        var (mean, square) = (Mean(values, weights), 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            square += weights[i] * (values[i] - mean) * (values[i] - mean);
        }

        return Math.Sqrt(square);
    }
}
