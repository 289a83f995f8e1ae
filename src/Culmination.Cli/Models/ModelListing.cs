using System.Globalization;
using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Documentation;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Cli.Models;

/// <summary>A model's variables as text and as JSON (schema culmination.model/1).</summary>
internal static class ModelListing
{
    private static readonly PlanVariableKind[] Kinds = [PlanVariableKind.Stock, PlanVariableKind.Flow, PlanVariableKind.Auxiliary];

    public static void Write(Page page, ModelFile file)
    {
        var model = file.Bound.Model;
        page.Line(model.Name.Length > 0 ? model.Name : model.File, Emphasis.Strong);
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Variables.Length} variables ({file.Plan.Variables.Count(v => !v.IsInternal)} with their elements); time {model.Clock.Start:R} to {model.Clock.Stop:R}, step {model.Clock.TimeStep:R}, {Word(model.Clock.Method)}"));
        foreach (var dimension in model.Dimensions)
        {
            page.Wrap($"dimension {dimension.Name}: {string.Join(", ", dimension.Elements)}", hanging: 2);
        }

        foreach (var kind in Kinds)
        {
            var variables = model.Variables.Where(v => v.Kind == kind).ToList();
            page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"{kind switch { PlanVariableKind.Stock => "Stocks", PlanVariableKind.Flow => "Flows", _ => "Auxiliaries and constants" }} ({variables.Count})"), Emphasis.Strong);
            variables.ForEach(v => Entry(page, v));
        }

        Macros(page, model);
    }

    private static void Macros(Page page, Model model)
    {
        if (model.Macros.IsEmpty)
        {
            return;
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"Macros ({model.Macros.Length})"), Emphasis.Strong);
        foreach (var macro in model.Macros)
        {
            var parameters = macro.Parameters.Select(p => p.Name + (p.Default is null ? string.Empty : $" = {OneLine(p.Default.Text)}"));
            page.Wrap($"{OneLine(macro.Name)}({string.Join(", ", parameters)}) = {OneLine(macro.Equation.Text)}", indent: 2, hanging: 4);
            foreach (var variable in macro.Variables.Where(v => !v.Equations.IsEmpty))
            {
                page.Wrap($"{variable.Kind.ToString().ToLowerInvariant()} {OneLine(variable.Name)} = {OneLine(variable.Equations[0].Text)}", indent: 6, hanging: 2);
                Flows(page, "filled by", variable.Inflows);
                Flows(page, "drained by", variable.Outflows);
            }

            if (macro.Doc.Length > 0)
            {
                page.Wrap(OneLine(macro.Doc), indent: 6, emphasis: Emphasis.Faint);
            }
        }
    }

    /// <summary>Some variables of a model, each with what it reads and what reads it.</summary>
    public static void Write(Page page, ModelFile file, IReadOnlyList<ModelVariable> variables)
    {
        var names = new NamesUsed(file.Bound.Model);
        foreach (var variable in variables)
        {
            page.Blank();
            Entry(page, variable);
            List(page, "reads", names.By(variable));
            List(page, "is read by", names.Of(variable));
            page.Line(string.Create(CultureInfo.InvariantCulture, $"      {Word(variable.Kind)}, {file.Bound.Model.File}, line {variable.Span.Line}"), Emphasis.Faint);
        }
    }

    private static void Entry(Page page, ModelVariable variable)
    {
        page.Line(new Piece("  " + Named(variable)), new Piece(variable.Unit.Length > 0 ? $"  [{variable.Unit}]" : string.Empty, Emphasis.Faint));
        foreach (var equation in variable.Equations)
        {
            var elements = equation.Elements.IsEmpty ? string.Empty : $"[{string.Join(",", equation.Elements)}] ";
            page.Wrap($"{elements}= {OneLine(equation.Text)}", indent: 6, hanging: 2);
            if (equation.Initial is { } initial)
            {
                page.Wrap($"{elements}initially = {OneLine(initial.Text)}", indent: 6, hanging: 2);
            }
        }

        Flows(page, "filled by", variable.Inflows);
        Flows(page, "drained by", variable.Outflows);
        if (variable.Doc.Length > 0)
        {
            page.Wrap(OneLine(variable.Doc), indent: 6, emphasis: Emphasis.Faint);
        }
    }

    private static void List(Page page, string word, IEnumerable<ModelVariable> variables)
    {
        if (variables.Any())
        {
            page.Wrap($"{word} {string.Join(", ", variables.Select(v => OneLine(v.Name).Replace(' ', Page.Joint)))}", indent: 6, hanging: 2);
        }
    }

    public static string Json(ModelFile file, IReadOnlyList<ModelVariable>? some = null)
    {
        var model = file.Bound.Model;
        return JsonText.Document("culmination.model/1", json =>
        {
            json.WriteString("name", model.Name);
            json.Object("clock", model.Clock, static (json, clock) =>
            {
                json.WriteNumber("start", clock.Start);
                json.WriteNumber("stop", clock.Stop);
                json.WriteNumber("time_step", clock.TimeStep);
                json.WriteString("method", Word(clock.Method));
            });
            json.Objects("dimensions", model.Dimensions, static (json, dimension) =>
            {
                json.WriteString("name", dimension.Name);
                json.Strings("elements", dimension.Elements);
            });
            json.Objects("variables", some ?? model.Variables, Variable);
            json.Objects("macros", model.Macros, static (json, macro) =>
            {
                json.WriteString("name", macro.Name);
                json.Strings("parameters", macro.Parameters.Select(p => p.Name));
                json.WriteString("text", macro.Equation.Text);
                json.Objects("variables", macro.Variables, Variable);
                json.WriteString("doc", macro.Doc);
            });
        });
    }

    private static void Flows(Page page, string word, IReadOnlyCollection<FlowReference> flows)
    {
        if (flows.Count > 0)
        {
            page.Wrap($"{word} {string.Join(", ", flows.Select(f => OneLine(f.Name)))}", indent: 6, hanging: 2);
        }
    }

    private static void Variable(Utf8JsonWriter json, ModelVariable variable)
    {
        json.WriteString("name", variable.Name);
        json.WriteString("kind", variable.Kind.ToString().ToLowerInvariant());
        json.WriteString("unit", variable.Unit);
        json.Strings("dimensions", variable.Dimensions);
        json.Objects("equations", variable.Equations, static (json, equation) =>
        {
            json.Strings("elements", equation.Elements);
            json.WriteString("text", equation.Text);
            if (equation.Initial is { } initial)
            {
                json.WriteString("initial", initial.Text);
            }
        });
        json.Strings("inflows", variable.Inflows.Select(f => f.Name));
        json.Strings("outflows", variable.Outflows.Select(f => f.Name));
        json.WriteString("doc", variable.Doc);
        json.WriteNumber("line", variable.Span.Line);
    }

    public static string Named(ModelVariable variable) =>
        OneLine(variable.Name) + (variable.Dimensions.IsEmpty ? string.Empty : $"[{string.Join(",", variable.Dimensions)}]");

    private static string OneLine(string text) => string.Join(' ', text.Replace("\\n", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Word(PlanVariableKind kind) => kind switch
    {
        PlanVariableKind.Stock => "stock",
        PlanVariableKind.Flow => "flow",
        _ => "auxiliary",
    };

    private static string Word(IntegrationMethod method) => method switch
    {
        IntegrationMethod.Euler => "euler",
        IntegrationMethod.RungeKutta2 => "rk2",
        _ => "rk4",
    };
}
