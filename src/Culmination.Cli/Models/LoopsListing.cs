using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Loops.Dominance;
using Culmination.Dynamics.Planning;

namespace Culmination.Cli.Models;

/// <summary>Contributions of feedback loops as text and as JSON (schema culmination.loops/1).</summary>
internal static class LoopsListing
{
    private const int MostShown = 7;
    private const int NameWidth = 22;

    /// <summary>Of longer paths only the stocks are shown.</summary>
    private const int LongestPath = 12;

    public static void Write(Page page, SimulationPlan plan, LoopDominance dominance, ImmutableArray<LoopPeriod> periods)
    {
        var name = plan.Variables[dominance.Variable].Name;
        if (dominance.Loops.IsEmpty)
        {
            page.Line($"No feedback loop leads through {name}.");
            return;
        }

        page.Line($"Feedback loops through {name}", Emphasis.Strong);
        page.Wrap("Share of each in what makes its behaviour (Loops that Matter; R reinforcing, B balancing, R/B changing): mean over the period, in %.", indent: 0);
        page.Blank();
        var shown = Math.Min(MostShown, dominance.Loops.Count(l => l.Polarity != LoopPolarity.Inactive));
        var labels = dominance.Loops.Take(shown).Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"{Letter(l.Polarity)} {i + 1}")).ToList();
        var hasOthers = dominance.Loops.Length > shown;
        page.Line(Row("period", hasOthers ? labels.Append("others") : labels), Emphasis.Strong);
        foreach (var period in periods)
        {
            var row = period.Shares(dominance) is { } shares
                ? shares.Take(shown).Concat(hasOthers ? [shares.Skip(shown).Sum()] : []).Select(s => (100 * s).ToString("0", CultureInfo.InvariantCulture))
                : ["nothing moves"];
            page.Line(Row(period.Name, row));
        }

        page.Blank();
        for (var i = 0; i < shown; i++)
        {
            page.Wrap($"{labels[i].Replace(' ', Page.Joint)}: {Path(plan, dominance.Loops[i])}", indent: 0, hanging: 5);
        }

        page.Blank();
        page.Wrap(
            string.Create(CultureInfo.InvariantCulture, $"{dominance.Loops.Length} loops found")
            + (dominance.IsComplete ? ": all there are." : ": the short ones and those along the strongest paths. There may be more; shares are of those found."),
            indent: 0);
    }

    public static string Json(SimulationPlan plan, LoopDominance dominance, ImmutableArray<LoopPeriod> periods)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "culmination.loops/1");
            json.WriteString("variable", plan.Variables[dominance.Variable].Name);
            json.WriteBoolean("complete", dominance.IsComplete);
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
                Loop(json, plan, dominance.Loops[i], shares.Select(s => s?[i]));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Loop(Utf8JsonWriter json, SimulationPlan plan, FeedbackLoop loop, IEnumerable<double?> shares)
    {
        json.WriteStartObject();
        json.WriteString("polarity", loop.Polarity.ToString().ToLowerInvariant());
        json.WriteStartArray("path");
        foreach (var name in Names(plan, loop))
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

    /// <summary>Without the stages of delays, which no author named.</summary>
    private static IEnumerable<string> Names(SimulationPlan plan, FeedbackLoop loop) =>
        loop.Variables.Where((id, i) => i == 0 || !plan.Variables[id].IsInternal).Select(id => plan.Variables[id].Name);

    private static string Path(SimulationPlan plan, FeedbackLoop loop)
    {
        var names = Names(plan, loop).ToList();
        var isLong = names.Count > LongestPath;
        if (isLong)
        {
            names = [.. loop.Variables.Where((id, i) => i == 0 || (!plan.Variables[id].IsInternal && plan.Variables[id].Kind == PlanVariableKind.Stock)).Select(id => plan.Variables[id].Name)];
        }

        return string.Join(" > ", names.Select(n => n.Replace(' ', Page.Joint)))
            + (isLong ? string.Create(CultureInfo.InvariantCulture, $" (stocks only; {loop.Variables.Length} links)") : string.Empty);
    }

    private static string Letter(LoopPolarity polarity) => polarity switch
    {
        LoopPolarity.Reinforcing => "R",
        LoopPolarity.Balancing => "B",
        LoopPolarity.Changing => "R/B",
        _ => "-", // not shown: its score is 0 all the time
    };

    private static string Row(string name, IEnumerable<string> cells) => name.PadRight(NameWidth) + string.Concat(cells.Select(c => c.PadLeft(7)));
}
