using System.Collections.Immutable;
using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Cli.Models;

/// <summary>Contributions of feedback loops as JSON (schema culmination.loops/1).</summary>
internal static class LoopsJson
{
    public static string Of(string title, LoopDominance dominance, ImmutableArray<LoopPeriod> periods) => JsonText.Document("culmination.loops/1", json =>
    {
        json.WriteString("variable", title);
        json.WriteString("loops_of", dominance.IsOfStructure ? "structure" : "equations");
        json.WriteBoolean("whole", dominance.IsWhole);
        json.WriteBoolean("complete", dominance.IsComplete);
        json.WriteNumber("unsettled", dominance.Unsettled);
        json.Objects("periods", periods, static (json, period) =>
        {
            json.WriteString("name", period.Name);
            json.WriteNumber("from", period.From);
            json.WriteNumber("to", period.To);
        });
        var shares = periods.Select(p => p.Shares(dominance)).ToList();
        json.Objects("loops", dominance.Loops.Select((loop, i) => (loop, shares.Select(s => s?[i]))), Loop);
    });

    private static void Loop(Utf8JsonWriter json, (FeedbackLoop Loop, IEnumerable<double?> Shares) of)
    {
        json.WriteString("id", of.Loop.Name);
        json.WriteString("polarity", of.Loop.Polarity.ToString().ToLowerInvariant());
        json.WriteNumber("count", of.Loop.Count);
        json.Strings("path", of.Loop.Path);
        json.Numbers("shares", of.Shares);
    }
}
