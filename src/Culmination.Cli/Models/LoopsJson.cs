using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Cli.Models;

/// <summary>Contributions of feedback loops as JSON (schema culmination.loops/1).</summary>
internal static class LoopsJson
{
    public static string Of(string title, LoopDominance dominance, ImmutableArray<LoopPeriod> periods)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "culmination.loops/1");
            json.WriteString("variable", title);
            json.WriteString("loops_of", dominance.IsOfStructure ? "structure" : "equations");
            json.WriteBoolean("whole", dominance.IsWhole);
            json.WriteBoolean("complete", dominance.IsComplete);
            json.WriteNumber("unsettled", dominance.Unsettled);
            json.WriteStartArray("periods");
            foreach (var period in periods)
            {
                json.WriteStartObject();
                json.WriteString("name", period.Name);
                json.WriteNumber("from", period.From);
                json.WriteNumber("to", period.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            var shares = periods.Select(p => p.Shares(dominance)).ToList();
            json.WriteStartArray("loops");
            for (var i = 0; i < dominance.Loops.Length; i++)
            {
                Loop(json, dominance.Loops[i], shares.Select(s => s?[i]));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Loop(Utf8JsonWriter json, FeedbackLoop loop, IEnumerable<double?> shares)
    {
        json.WriteStartObject();
        json.WriteString("id", loop.Name);
        json.WriteString("polarity", loop.Polarity.ToString().ToLowerInvariant());
        json.WriteNumber("count", loop.Count);
        json.WriteStartArray("path");
        foreach (var name in loop.Path)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartArray("shares");
        foreach (var share in shares)
        {
            if (share is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
