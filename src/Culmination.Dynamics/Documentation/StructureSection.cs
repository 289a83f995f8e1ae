using System.Globalization;
using System.Text;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Documentation;

/// <summary>The causal-loop diagram of structure.csv: a diagram for each sector, so that each can be read; loops in words; what each id is in the model; the table of links.</summary>
internal sealed class StructureSection(DocumentedModel documented, ModelStructure structure)
{
    private const string Outcomes = "Outcomes";

    public void Write(StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"## Causal links and loops\n\n{structure.Variables.Length} variables, {structure.Links.Length} links and {structure.Loops.Length} loops. ");
        page.Append("A solid arrow with + : more of the source, more of the target than there would be otherwise. A dashed arrow with − : less. Each link is drawn once, in the sector of its target; rounded boxes stand in other sectors.\n\n");
        foreach (var group in Groups())
        {
            Diagram(page, group.Key, [.. group]);
        }

        Loops(page);
        Variables(page);
    }

    private IEnumerable<IGrouping<string, StructureLink>> Groups()
    {
        var order = documented.Sectors.Select(s => s.Title).ToList();
        return structure.Links.GroupBy(l => SectorOf(Find(l.Target)), StringComparer.Ordinal).OrderBy(g => order.IndexOf(g.Key) is >= 0 and var at ? at : int.MaxValue);
    }

    private void Diagram(StringBuilder page, string sector, IReadOnlyList<StructureLink> links)
    {
        page.Append("### Links: ").Append(MarkdownText.Escaped(sector)).Append("\n\n```mermaid\nflowchart LR\n");
        foreach (var variable in structure.Variables.Where(v => links.Any(l => l.Source == v.Id || l.Target == v.Id)))
        {
            var (open, close) = SectorOf(variable) == sector ? ("[", "]") : ("(", ")");
            page.Append(CultureInfo.InvariantCulture, $"  {Node(variable.Id)}{open}\"{variable.InWords}\"{close}\n");
        }

        foreach (var link in links)
        {
            var (arrow, sign) = link.Polarity > 0 ? ("-->", "+") : ("-.->", "−");
            page.Append(CultureInfo.InvariantCulture, $"  {Node(link.Source)} {arrow}|\"{sign} {link.Id}\"| {Node(link.Target)}\n");
        }

        page.Append("```\n\n");
    }

    private void Loops(StringBuilder page)
    {
        page.Append("### Loops in words\n\nA reinforcing loop carries a change onward in its own direction; a balancing one works against it. More and less are meant against what there would be otherwise; L01 … are the links.\n\n");
        foreach (var loop in structure.Loops)
        {
            page.Append(CultureInfo.InvariantCulture, $"* **{loop.Id}**, {(loop.Polarity > 0 ? "reinforcing" : "balancing")}: more {Escaped(loop.Path[0])}");
            var sign = 1;
            for (var i = 0; i < loop.Path.Length; i++)
            {
                var next = loop.Path[(i + 1) % loop.Path.Length];
                var link = structure.Links.FirstOrDefault(l => l.Source == loop.Path[i] && l.Target == next);
                sign *= link?.Polarity ?? 1;
                page.Append(CultureInfo.InvariantCulture, $" → {(sign > 0 ? "more" : "less")} {Escaped(next)} ({link?.Id ?? "no link"})");
            }

            page.Append(loop.Claims.Length > 0 ? $"; claims {loop.Claims.Replace(";", ", ", StringComparison.Ordinal)}\n" : "\n");
        }

        page.Append('\n');
    }

    private void Variables(StringBuilder page)
    {
        page.Append("### What the ids of the structure are in the model\n\n| id | in the model | equation |\n|---|---|---|\n");
        foreach (var variable in structure.Variables)
        {
            var equations = variable.IsOutcome ? "outcome of the scenario" : string.Join(", ", InModel(variable).Select(v => MarkdownText.Link(v.Name)));
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escaped(variable.Id)} | `{variable.ModelName}` | {equations} |\n");
        }

        page.Append("\n| link | from | sign | to | within weeks | claims | basis |\n|---|---|---|---|---|---|---|\n");
        foreach (var link in structure.Links)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {link.Id} | {MarkdownText.Escaped(link.Source)} | {(link.Polarity > 0 ? "+" : "−")} | {MarkdownText.Escaped(link.Target)} | {MarkdownText.Number(link.DelayWeeks)} | {link.Claims.Replace(";", ", ", StringComparison.Ordinal)} | {link.Basis} |\n");
        }

        page.Append('\n');
    }

    private StructureVariable Find(string id) => structure.Variables.First(v => v.Id == id);

    private string Escaped(string id) => MarkdownText.Escaped(Find(id).InWords);

    private string SectorOf(StructureVariable variable) =>
        variable.IsOutcome ? Outcomes : InModel(variable).Select(documented.SectorOf).FirstOrDefault() ?? Outcomes;

    private IEnumerable<ModelVariable> InModel(StructureVariable variable) => variable.ModelName.Split(['+', '&'], StringSplitOptions.TrimEntries)
        .Select(n => documented.Model.Variables.FirstOrDefault(v => ModelName.Same(v.Name, n.Split('[')[0])))
        .OfType<ModelVariable>()
        .DistinctBy(v => v.Name, StringComparer.Ordinal);

    // Ids of a diagram are letters, digits and underscores.
    private static string Node(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
