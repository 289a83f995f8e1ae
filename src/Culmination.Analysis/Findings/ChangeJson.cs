using System.Text.Json;

namespace Culmination.Analysis.Findings;

/// <summary>What moved since an earlier answer, as JSON.</summary>
internal static class ChangeJson
{
    internal static void Write(Utf8JsonWriter json, AnswerChange change)
    {
        json.WriteStartObject("moved");
        json.WriteBoolean("same_ledger", change.IsSameLedger);
        json.WriteBoolean("same_model", change.IsSameModel);
        json.WriteBoolean("same_sample", change.IsSameSample);
        json.WriteStartArray("changed");
        foreach (var input in change.Changed)
        {
            json.WriteStartObject();
            json.WriteString("kind", input.Kind);
            json.WriteString("name", input.Name);
            json.WriteString("before", input.Before);
            json.WriteString("after", input.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("shares");
        foreach (var share in change.Moved)
        {
            json.WriteStartObject();
            json.WriteString("what", share.What);
            json.Probability("before", share.Before);
            json.Probability("after", share.After);
            json.Number("shift", share.Shift);
            json.Number("mc95", share.Mc95);
            json.WriteBoolean("within_error", share.IsWithinError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
