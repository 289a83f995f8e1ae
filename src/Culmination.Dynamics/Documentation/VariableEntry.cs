using System.Globalization;
using System.Text;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Documentation;

/// <summary>What the document says of one variable: meaning, unit, range, claims, equations, and what they are tied to.</summary>
internal static class VariableEntry
{
    public static void Write(StringBuilder page, ModelVariable variable, string timeUnit, NamesUsed names)
    {
        var name = ModelName.Display(variable.Name);
        var axes = variable.Dimensions.IsEmpty ? string.Empty : $"[{string.Join(", ", variable.Dimensions)}]";
        page.Append(CultureInfo.InvariantCulture, $"#### <a id=\"{MarkdownText.Anchor(variable.Name)}\"></a>{MarkdownText.Escaped(name + axes)}\n\n");
        if (variable.Doc.Length > 0)
        {
            page.Append(MarkdownText.Escaped(variable.Doc)).Append("\n\n");
        }

        page.Append(string.Join(" · ", Traits(variable))).Append("\n\n```text\n");
        foreach (var line in Equations(variable, timeUnit))
        {
            page.Append(line).Append('\n');
        }

        page.Append("```\n\n");
        Links(page, "Uses", names.By(variable));
        Links(page, "Used by", names.Of(variable));
    }

    private static IEnumerable<string> Traits(ModelVariable variable)
    {
        yield return variable switch
        {
            { IsFunction: true } => "function",
            { Kind: PlanVariableKind.Stock } => "stock",
            { Kind: PlanVariableKind.Flow } => "flow",
            _ when variable.Graph is null && variable.Equations.All(e => double.TryParse(e.Text, CultureInfo.InvariantCulture, out _)) => "constant",
            _ => "auxiliary",
        };
        yield return variable.Unit.Length == 0 ? "no unit declared" : "unit " + MarkdownText.Escaped(variable.Unit);
        if (variable.RangeLow is not null || variable.RangeHigh is not null)
        {
            yield return "range " + (variable.RangeLow is { } low ? MarkdownText.Number(low) : "…") + " to " + (variable.RangeHigh is { } high ? MarkdownText.Number(high) : "…");
        }

        if (variable.NonNegative)
        {
            yield return variable.Kind == PlanVariableKind.Stock ? "gives no more than it holds" : "never below 0";
        }

        if (ClaimIds.In(variable.Doc) is { Count: > 0 } claims)
        {
            yield return "claims " + string.Join(", ", claims);
        }
    }

    private static IEnumerable<string> Equations(ModelVariable variable, string timeUnit)
    {
        var isStock = variable.Kind == PlanVariableKind.Stock;
        foreach (var equation in variable.Equations)
        {
            var left = (equation.Elements.IsEmpty ? string.Empty : $"[{string.Join(", ", equation.Elements)}] ") + (isStock ? "at the start " : string.Empty);
            yield return left + "= " + OneLine(equation.Text);
            if (equation.Initial is { } initial)
            {
                yield return left + "at the start = " + OneLine(initial.Text);
            }

            if (equation.Graph is { } graph)
            {
                yield return left + Points(graph);
            }
        }

        if (isStock)
        {
            var flows = variable.Inflows.Select(f => "+ " + ModelName.Display(f.Name)).Concat(variable.Outflows.Select(f => "- " + ModelName.Display(f.Name))).ToList();
            yield return $"change per {(timeUnit.Length > 0 ? timeUnit : "unit of time")} = {(flows.Count > 0 ? string.Join(' ', flows) : "0")}";
        }

        if (variable.Graph is { } all)
        {
            yield return Points(all);
        }
    }

    private static string Points(GraphicalFunction graph) =>
        $"through the points {string.Join(' ', graph.X.Zip(graph.Y, (x, y) => $"({MarkdownText.Number(x)}, {MarkdownText.Number(y)})"))}, {Between(graph.Kind)}";

    private static string Between(TableKind kind) => kind switch
    {
        TableKind.Continuous => "straight between them and level outside",
        TableKind.Extrapolate => "straight between them and onward outside",
        _ => "in steps",
    };

    private static void Links(StringBuilder page, string word, IEnumerable<ModelVariable> variables)
    {
        var links = variables.Select(v => MarkdownText.Link(v.Name)).ToList();
        if (links.Count > 0)
        {
            page.Append(word).Append(": ").AppendJoin(", ", links).Append("\n\n");
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
