using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Culmination.Analysis.Findings;

/// <summary>
/// The answer as a JSON document, schema culmination.answer/1 (docs/formats/answer.md describes every field). Numbers round-trip; what is not a number is null; a probability never comes
/// without its error, a quantity never without its spread.
/// </summary>
public static class AnswerJson
{
    public const string Schema = "culmination.answer/1";

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static void Write(Answer answer, Stream destination, bool isIndented = true)
    {
        ArgumentNullException.ThrowIfNull(answer);
        using var writer = new Utf8JsonWriter(destination, Options(isIndented));
        Document(writer, answer);
    }

    /// <summary>The document as text.</summary>
    /// <param name="change">What moved since an earlier answer, where one was given.</param>
    public static string Text(Answer answer, bool isIndented = true, AnswerChange? change = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options(isIndented)))
        {
            Document(writer, answer, change);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonWriterOptions Options(bool isIndented) => new() { Indented = isIndented, Encoder = Encoder, NewLine = "\n" };

    private static void Document(Utf8JsonWriter json, Answer answer, AnswerChange? change = null)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("scenario", answer.Scenario);
        json.WriteString("title", answer.Title);
        json.WriteString("question", answer.QuestionText);
        json.Day("start", answer.Start);
        json.Day("issue", answer.Issue);
        json.Day("end", answer.End);
        json.Day("by", answer.By);
        json.WriteStartObject("sides");
        json.WriteString("invader", answer.Sides.Invader);
        json.WriteString("defender", answer.Sides.Defender);
        json.WriteEndObject();
        Quality(json, answer.Quality);
        json.WriteStartArray("policies");
        foreach (var policy in answer.Policies)
        {
            PolicyJson.Write(json, policy, answer.Quality.IsSufficient);
        }

        json.WriteEndArray();
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

        json.WriteEndObject();
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
        json.WriteStartObject("hashes");
        json.WriteString("model", made.ModelHash);
        json.WriteString("scenario", made.ScenarioHash);
        json.WriteString("claims", made.ClaimsHash);
        json.WriteString("content", made.ContentHash);
        json.WriteEndObject();
    }
}
