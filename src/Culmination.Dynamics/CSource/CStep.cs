using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.CSource;

/// <summary>The function that evaluates all equations at one time, in one <see cref="CForm"/>: it gives each stock's net flow, or for Euler's method moves the stocks at once.</summary>
internal sealed class CStep
{
    private readonly CParts parts;
    private readonly CForm form;
    private readonly StringBuilder text;
    private readonly Func<int, string> equationOf;
    private readonly CExpressions expressions;
    private readonly Dictionary<(int Stock, int Flow), string> given = [];

    internal CStep(CParts parts, CForm form, StringBuilder text, Func<int, string> equationOf)
    {
        (this.parts, this.form, this.text, this.equationOf) = (parts, form, text, equationOf);
        expressions = new CExpressions(
            parts.Plan,
            Value,
            id => Element("INITIAL", parts.Snapshots.IndexOf(id)),
            node => Local(string.Create(CultureInfo.InvariantCulture, $"HELD_{parts.HeldIndex(node)}")));
    }

    private bool IsEuler => parts.Plan.Clock.Method == IntegrationMethod.Euler;

    private string Lane => form == CForm.One ? string.Empty : "[LANE]";

    internal void Write()
    {
        var (array, own) = form == CForm.One ? ("const double *restrict ", "double *restrict ") : ("const double (*restrict ", "double (*restrict ");
        var end = form == CForm.One ? string.Empty : ")[LANES]";
        var stocks = IsEuler ? $"{own}S{end}" : $"{array}S{end}, {own}NET{end}";
        var name = form == CForm.One ? "one" : "lanes";
        Line(string.Empty);
        Line($"static inline __attribute__((always_inline)) void step_{name}(const int IS_FIRST, const double T, {array}IN{end}, {array}INITIAL{end}, {own}HELD{end}, {own}NEXT{end}, {stocks})");
        Line("{");
        Body();
        Line("}");
    }

    private void Body()
    {
        for (var i = 0; i < parts.Stocks.Length; i++)
        {
            Reads(parts.Names[parts.Stocks[i]], "S", i);
        }

        for (var i = 0; i < parts.Inputs.Length; i++)
        {
            Reads(parts.Names[parts.Inputs[i]], "IN", i);
        }

        for (var i = 0; i < parts.Held.Count; i++)
        {
            Reads(string.Create(CultureInfo.InvariantCulture, $"HELD_{i}"), "HELD", i);
        }

        foreach (var id in parts.Plan.StepOrder.Where(id => !parts.Plan.Variables[id].IsConstant))
        {
            Comment($"{parts.Plan.Variables[id].Name} = {equationOf(id)}");
            Assign(parts.Names[id], expressions.Write(parts.Plan.Variables[id].Equation));
        }

        foreach (var stock in parts.Equations.LimitOrder)
        {
            Limit(stock);
        }

        Stocks();
    }

    private void Stocks()
    {
        foreach (var stock in parts.Stocks)
        {
            var variable = parts.Plan.Variables[stock];
            Comment($"{variable.Name}: its flows");
            Assign("NET_" + parts.Names[stock], Sum(variable.Inflows, flow => Given(parts.Equations.LimiterOf(flow), flow)) + " - " + Parenthesised(variable.Outflows, flow => Given(stock, flow)));
        }

        for (var i = 0; i < parts.Held.Count; i++)
        {
            Loop($"if (IS_FIRST) {Element("NEXT", i)} = {Value(parts.Held[i].Variable)};");
        }

        for (var i = 0; i < parts.Stocks.Length; i++)
        {
            var stock = parts.Stocks[i];
            var net = Local("NET_" + parts.Names[stock]);
            if (!IsEuler)
            {
                Loop($"{Element("NET", i)} = {net};");
                continue;
            }

            var moved = $"{Value(stock)} + DT * {net}";
            Loop($"{Element("S", i)} = {(parts.Plan.Variables[stock].NonNegative ? $"POSITIVE({moved})" : moved)};");
        }
    }

    /// <summary>Serves the outflows of a non-negative stock in the order listed.</summary>
    private void Limit(int stock)
    {
        var variable = parts.Plan.Variables[stock];
        var name = parts.Names[stock];
        ImmutableArray<int> known = [.. variable.Inflows.Where(flow => parts.Equations.IsKnownAt(flow, stock))];
        Comment($"{variable.Name} gives no more than it holds");
        var left = "LEFT_" + name;
        Assign(left, $"{Value(stock)} + DT * {Parenthesised(known, flow => Given(parts.Equations.LimiterOf(flow), flow))}");
        for (var i = 0; i < variable.Outflows.Length; i++)
        {
            var flow = variable.Outflows[i];
            var amount = string.Create(CultureInfo.InvariantCulture, $"GIVEN_{name}_{i}");
            var rest = string.Create(CultureInfo.InvariantCulture, $"LEFT_{name}_{i}");
            var tooMuch = $"(DT * {Value(flow)} > {Local(left)})";
            Assign(amount, $"{tooMuch} ? POSITIVE({Local(left)}) / DT : {Value(flow)}");
            Assign(rest, $"{tooMuch} ? 0.0 : {Local(left)} - DT * {Value(flow)}");
            given[(stock, flow)] = Local(amount);
            left = rest;
        }
    }

    private string Given(int stock, int flow) => given.TryGetValue((stock, flow), out var amount) ? amount : Value(flow);

    private static string Sum(ImmutableArray<int> flows, Func<int, string> value) => flows.IsEmpty ? "0.0" : string.Join(" + ", flows.Select(value));

    private static string Parenthesised(ImmutableArray<int> flows, Func<int, string> value) => flows.Length > 1 ? $"({Sum(flows, value)})" : Sum(flows, value);

    private string Value(int id) => Local(parts.Names[id]);

    /// <summary>A value of this function: an array where each equation has a loop of its own.</summary>
    private string Local(string name) => form == CForm.Lanes ? name + "[LANE]" : name;

    private string Element(string array, int index) => string.Create(CultureInfo.InvariantCulture, $"{array}[{index}]{Lane}");

    private void Reads(string name, string array, int index) => Line(form == CForm.Lanes
        ? string.Create(CultureInfo.InvariantCulture, $"    const double *const {name} = {array}[{index}];")
        : $"    const double {name} = {Element(array, index)};");

    private void Assign(string name, string value)
    {
        if (form == CForm.Lanes)
        {
            Line($"    double {name}[LANES];");
            Loop($"{name}[LANE] = {value};");
        }
        else
        {
            Line($"    const double {name} = {value};");
        }
    }

    private void Loop(string statement) => Line(form == CForm.Lanes ? $"    for (int LANE = 0; LANE < LANES; LANE++) {statement}" : "    " + statement);

    private void Comment(string comment) => Line($"    /* {CSourceWriter.OneLine(comment)} */");

    private void Line(string line) => text.Append(line).Append('\n');
}
