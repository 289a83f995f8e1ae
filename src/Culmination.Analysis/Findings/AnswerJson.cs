using System.Text.Json;
using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Findings;

/// <summary>
/// The answer as a JSON document, schema culmination.answer/1 (docs/formats/answer.md describes every field). Numbers round-trip; what is not a number is null; a probability never comes
/// without its error, a quantity never without its spread.
/// </summary>
public static class AnswerJson
{
    public const string Schema = "culmination.answer/1";

    /// <summary>The document as text.</summary>
    /// <param name="change">What moved since an earlier answer, where one was given.</param>
    public static string Text(Answer answer, bool isIndented = true, AnswerChange? change = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonText.Document(Schema, json => Fields(json, answer, change), isIndented);
    }

    private static void Fields(Utf8JsonWriter json, Answer answer, AnswerChange? change)
    {
        json.WriteString("scenario", answer.Scenario);
        json.WriteString("title", answer.Title);
        json.WriteString("question", answer.QuestionText);
        json.Day("start", answer.Start);
        json.Day("issue", answer.Issue);
        json.Day("end", answer.End);
        json.Day("by", answer.By);
        json.Object("sides", answer.Sides, static (json, sides) =>
        {
            json.WriteString("invader", sides.Invader);
            json.WriteString("defender", sides.Defender);
        });
        Quality(json, answer.Quality);
        json.Objects("policies", answer.Policies, (json, policy) => PolicyJson.Fields(json, policy, answer.Quality.IsSufficient));
        EvidenceJson.WriteObserved(json, answer.Observed);
        EvidenceJson.WriteParameters(json, answer.Parameters);
        EvidenceJson.WriteCarriers(json, answer.CarriedBy);
        if (answer.Evidence is { } effect)
        {
            EvidenceJson.WriteEffect(json, effect);
        }

        json.Strings("not_modelled", answer.NotModelled);
        Provenance(json, answer.Provenance);
        if (change is not null)
        {
            ChangeJson.Write(json, change);
        }
    }

    private static void Quality(Utf8JsonWriter json, AnswerQuality quality)
    {
        json.WriteNumber("members", quality.Members);
        json.Number("ess", quality.EffectiveSampleSize);
        json.WriteBoolean("sufficient", quality.IsSufficient);
        json.Number("inside90_share", quality.Inside90Share);
        json.Number("log_evidence", quality.LogEvidence);
        json.WriteNumber("stages", quality.Stages);
        json.Strings("warnings", quality.Warnings);
    }

    private static void Provenance(Utf8JsonWriter json, Provenance made)
    {
        // A seed may not fit a double, which is what many readers make of a number.
        json.WriteString("seed", made.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("simulator", made.Simulator);
        json.WriteString("method", made.Method);
        json.Number("time_step", made.TimeStep);
        json.WriteString("product_version", made.ProductVersion);
        json.WriteString("math_version", made.MathVersion);
        json.Object("hashes", made, static (json, made) =>
        {
            json.WriteString("model", made.ModelHash);
            json.WriteString("scenario", made.ScenarioHash);
            json.WriteString("claims", made.ClaimsHash);
            json.WriteString("content", made.ContentHash);
        });
    }
}
