using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Culmination.Analysis.Findings;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>The answer to a question about laws as a JSON document, schema culmination.laws.answer/1 (docs/formats/laws.md). What is not a number is null.</summary>
public static class LawAnswerJson
{
    public const string Schema = "culmination.laws.answer/1";

    public static string Text(LawAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" }))
        {
            Document(json, answer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Document(Utf8JsonWriter json, LawAnswer answer)
    {
        var scenario = answer.Scenario;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("question", scenario.Question);
        json.WriteString("source", scenario.Source);
        json.WriteStartObject("sides");
        json.WriteString("B", scenario.SideB);
        json.WriteString("R", scenario.SideR);
        json.WriteEndObject();
        json.WriteNumber("days", scenario.Record.Count);
        json.WriteString("best", answer.Best.Law.Name);
        json.WriteBoolean("best_explains_more_than_a_third", answer.Best.RSquared > 1.0 / 3);
        json.WriteStartArray("laws");
        foreach (var fit in answer.Fits)
        {
            json.WriteStartObject();
            json.WriteString("name", fit.Law.Name);
            json.WriteString("label", fit.Law.Label);
            json.WriteBoolean("exponents_free", fit.Law.P is null);
            Fit(json, fit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Logarithms(json, answer.Logarithms);
        json.Number("line_in_time_r2", answer.LineInTime);
        Told(json, answer.Identifiability);
        json.WriteStartArray("parts");
        foreach (var part in answer.Parts)
        {
            json.WriteStartObject();
            json.WriteString("label", part.Part.Label);
            json.WriteNumber("from", part.Part.From);
            json.WriteNumber("to", part.Part.To);
            Fit(json, part.Fit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Strings("not_in_the_data", scenario.NotInTheData);
        json.WriteString("content", scenario.Hash);
        json.WriteEndObject();
    }

    private static void Fit(Utf8JsonWriter json, LawFit fit)
    {
        json.Number("p", fit.P);
        json.Number("q", fit.Q);
        json.Number("a", Elementary.Exp(fit.LogA));
        json.Number("b", Elementary.Exp(fit.LogB));
        json.Number("sum_of_squares", fit.SumOfSquares);
        json.Number("r2", fit.RSquared);
        json.Number("r2_B", fit.RSquaredB);
        json.Number("r2_R", fit.RSquaredR);
    }

    private static void Logarithms(Utf8JsonWriter json, LogFit fit)
    {
        json.WriteStartObject("by_logarithms");
        json.Number("p", fit.P);
        json.Number("q", fit.Q);
        json.Number("ln_a", fit.LogA);
        json.Number("ln_b", fit.LogB);
        json.Number("r2_of_logarithms", fit.RSquaredOfLogarithms);
        json.Number("r2", fit.RSquared);
        json.WriteEndObject();
    }

    private static void Told(Utf8JsonWriter json, Identifiability? told)
    {
        if (told is null)
        {
            json.WriteNull("identifiability");
            return;
        }

        json.WriteStartObject("identifiability");
        json.Number("p_low", told.PLow);
        json.Number("p_high", told.PHigh);
        json.Number("q_low", told.QLow);
        json.Number("q_high", told.QHigh);
        json.Number("error_of_p", told.ErrorOfP);
        json.Number("error_of_q", told.ErrorOfQ);
        json.Number("correlation", told.Correlation);
        json.Number("condition_number", told.ConditionNumber);
        json.Number("autocorrelation", told.Autocorrelation);
        json.WriteEndObject();
    }
}
