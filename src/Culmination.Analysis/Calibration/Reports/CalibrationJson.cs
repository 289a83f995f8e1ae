using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Calibration.Reports;

/// <summary>A calibration report as one JSON document, schema culmination.calibration/1 (docs/guide/calibration.md). What is not a number is null.</summary>
public static class CalibrationJson
{
    public const string Schema = "culmination.calibration/1";

    public static string Text(CalibrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Document(Schema, json => Report(json, report));
    }

    /// <summary>Two reports and how far they agree: an object with <c>reports</c> and <c>agreement</c>.</summary>
    public static string Text(CalibrationReport first, CalibrationReport second, Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(agreement);
        return JsonText.Document(Schema, json =>
        {
            json.Objects("reports", [first, second], static (json, report) =>
            {
                json.WriteString("schema", Schema);
                Report(json, report);
            });
            json.Object("agreement", agreement, static (json, agreement) =>
            {
                json.Number("most_rhat", agreement.MostRHat);
                json.Object<IEnumerable<Difference>>("means", agreement.Means, Differences);
                json.Object<IEnumerable<Difference>>("causes", agreement.Causes, Differences);
            });
        });
    }

    private static void Report(Utf8JsonWriter json, CalibrationReport report)
    {
        Head(json, report);
        json.Objects("parameters", report.Parameters, Parameter);
        json.Objects("observations", report.Observations, Observation);
        json.Strings("warnings", report.Warnings);
    }

    private static void Differences(Utf8JsonWriter json, IEnumerable<Difference> differences)
    {
        foreach (var difference in differences)
        {
            json.Number(difference.Name, difference.Value);
        }
    }

    private static void Head(Utf8JsonWriter json, CalibrationReport report)
    {
        json.WriteString("scenario", report.Scenario);
        json.WriteString("method", report.Method);
        json.WriteNumber("members", report.Members);
        json.WriteNumber("seed", report.Seed);
        json.Number("ess", report.EffectiveSampleSize);
        json.Number("log_evidence", report.LogEvidence);
        if (report.Sampler is { } sampler)
        {
            json.Object("sampler", sampler, static (json, sampler) =>
            {
                json.WriteNumber("stages", sampler.Stages);
                json.WriteNumber("passes", sampler.Passes);
                json.Number("temperature", sampler.Temperature);
                json.Number("resemblance", sampler.Resemblance);
            });
        }

        if (report.Chains is { } chains)
        {
            json.Object("chains", chains, static (json, chains) =>
            {
                json.WriteNumber("chains", chains.Chains);
                json.WriteNumber("draws", chains.Draws);
                json.WriteNumber("evaluations", chains.Evaluations);
                json.Number("acceptance", chains.Acceptance);
                json.Number("most_rhat", chains.MostRHat);
                json.Number("least_bulk_ess", chains.LeastBulkSize);
                json.Number("least_tail_ess", chains.LeastTailSize);
            });
        }

        json.WriteString("question", report.Question);
        json.Probability("answer", report.Answer);
        json.Probability("prior_answer", report.PriorAnswer);
        json.Causes("first", report.First, withTimes: false);
    }

    private static void Parameter(Utf8JsonWriter json, CalibratedParameter parameter)
    {
        json.WriteString("name", parameter.Name);
        json.WriteString("unit", parameter.Unit);
        json.Spread("prior", parameter.Prior);
        json.Spread("posterior", parameter.Posterior);
        json.Number("score_mean", parameter.ScoreMean);
        json.Number("score_sd", parameter.ScoreDeviation);
        json.Number("contraction", parameter.Contraction);
        json.Number("prior_sensitivity", parameter.PriorSensitivity);
        json.Number("evidence_sensitivity", parameter.EvidenceSensitivity);
        json.WriteString("reading", parameter.Reading);
        json.Number("answer_shift", parameter.AnswerShift);
        json.Number("answer_shift_se", parameter.AnswerShiftError);
        json.Number("rhat", parameter.RHat);
        json.Number("bulk_ess", parameter.BulkSize);
        json.Number("tail_ess", parameter.TailSize);
    }

    private static void Observation(Utf8JsonWriter json, CalibratedObservation observation)
    {
        json.WriteString("claim", observation.Claim);
        json.WriteString("label", observation.Label);
        json.WriteString("unit", observation.Unit);
        json.Number("figure", observation.Figure);
        json.Spread("prior", observation.Prior);
        json.Spread("posterior", observation.Posterior);
        json.Number("prior_tail", observation.PriorTail);
        json.Number("posterior_tail", observation.PosteriorTail);
        json.Number("answer_shift", observation.AnswerShift);
        json.Objects("pulls", observation.Pulls, static (json, pull) =>
        {
            json.WriteString("parameter", pull.Parameter);
            json.Number("deviations", pull.Deviations);
        });
    }
}
