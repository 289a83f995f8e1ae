using System.Text.Json;
using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Findings;

/// <summary>What moved since an earlier answer, as JSON.</summary>
internal static class ChangeJson
{
    internal static void Write(Utf8JsonWriter json, AnswerChange change) => json.Object("moved", change, static (json, change) =>
    {
        json.WriteBoolean("same_ledger", change.IsSameLedger);
        json.WriteBoolean("same_model", change.IsSameModel);
        json.WriteBoolean("same_sample", change.IsSameSample);
        json.Objects("changed", change.Changed, static (json, input) =>
        {
            json.WriteString("kind", input.Kind);
            json.WriteString("name", input.Name);
            json.WriteString("before", input.Before);
            json.WriteString("after", input.After);
        });
        json.Objects("shares", change.Moved, static (json, share) =>
        {
            json.WriteString("what", share.What);
            json.Probability("before", share.Before);
            json.Probability("after", share.After);
            json.Number("shift", share.Shift);
            json.Number("mc95", share.Mc95);
            json.WriteBoolean("within_error", share.IsWithinError);
        });
    });
}
