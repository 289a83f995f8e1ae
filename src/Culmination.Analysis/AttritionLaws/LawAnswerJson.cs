using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>The answer to a question about laws as a JSON document, schema culmination.laws.answer/1 (docs/formats/laws.md). What is not a number is null.</summary>
public static class LawAnswerJson
{
    public const string Schema = "culmination.laws.answer/1";

    public static string Text(LawAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonText.Document(Schema, json => Fields(json, answer));
    }

    private static void Fields(Utf8JsonWriter json, LawAnswer answer)
    {
        var scenario = answer.Scenario;
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("question", scenario.Question);
        json.WriteString("source", scenario.Source);
        json.Object("sides", scenario, static (json, sides) =>
        {
            json.WriteString("B", sides.SideB);
            json.WriteString("R", sides.SideR);
        });
        json.WriteNumber("days", scenario.Record.Count);
        json.WriteString("best", answer.Best.Law.Name);
        json.WriteBoolean("best_explains_more_than_a_third", answer.Best.RSquared > 1.0 / 3);
        json.Objects("laws", answer.Fits, static (json, fit) =>
        {
            json.WriteString("name", fit.Law.Name);
            json.WriteString("label", fit.Law.Label);
            json.WriteBoolean("exponents_free", fit.Law.P is null);
            Fit(json, fit);
        });
        json.Object("by_logarithms", answer.Logarithms, Logarithms);
        json.Number("line_in_time_r2", answer.LineInTime);
        json.Object("identifiability", answer.Identifiability, Told);
        json.Objects("parts", answer.Parts, static (json, part) =>
        {
            json.WriteString("label", part.Part.Label);
            json.WriteNumber("from", part.Part.From);
            json.WriteNumber("to", part.Part.To);
            Fit(json, part.Fit);
        });
        json.Strings("not_in_the_data", scenario.NotInTheData);
        json.WriteString("content", scenario.Hash);
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
        json.Number("p", fit.P);
        json.Number("q", fit.Q);
        json.Number("ln_a", fit.LogA);
        json.Number("ln_b", fit.LogB);
        json.Number("r2_of_logarithms", fit.RSquaredOfLogarithms);
        json.Number("r2", fit.RSquared);
    }

    private static void Told(Utf8JsonWriter json, Identifiability told)
    {
        json.Number("p_low", told.PLow);
        json.Number("p_high", told.PHigh);
        json.Number("q_low", told.QLow);
        json.Number("q_high", told.QHigh);
        json.Number("error_of_p", told.ErrorOfP);
        json.Number("error_of_q", told.ErrorOfQ);
        json.Number("correlation", told.Correlation);
        json.Number("condition_number", told.ConditionNumber);
        json.Number("autocorrelation", told.Autocorrelation);
    }
}
