using System.Globalization;
using System.Text;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.CSource;

/// <summary>The function that gives one member's stocks at the start, and what INIT and PREVIOUS remember of it.</summary>
internal sealed class CStart
{
    private readonly CParts parts;
    private readonly StringBuilder text;
    private readonly Func<int, string> equationOf;
    private readonly CExpressions expressions;

    internal CStart(CParts parts, StringBuilder text, Func<int, string> equationOf)
    {
        (this.parts, this.text, this.equationOf) = (parts, text, equationOf);
        expressions = new CExpressions(parts.Plan, id => parts.Names[id], id => parts.Names[id], node => "(" + AtStart(node.Initial) + ")");
    }

    internal void Write()
    {
        text.Append("\nstatic void begin(const double *IN, double *INITIAL, double *HELD, double *S)\n{\n    const double T = START;\n");
        for (var i = 0; i < parts.Inputs.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    const double {parts.Names[parts.Inputs[i]]} = IN[{i}];\n");
        }

        foreach (var id in parts.Plan.InitialOrder.Where(id => !parts.Plan.Variables[id].IsConstant))
        {
            var variable = parts.Plan.Variables[id];
            text.Append(CultureInfo.InvariantCulture, $"    /* {CSourceWriter.OneLine($"{variable.Name} = {equationOf(id)}")} */\n");
            text.Append(CultureInfo.InvariantCulture, $"    const double {parts.Names[id]} = {expressions.Write(variable.Equation)};\n");
        }

        Keep("S", parts.Stocks.Select(id => parts.Names[id]));
        Keep("INITIAL", parts.Snapshots.Select(id => parts.Names[id]));
        Keep("HELD", parts.Held.Select(node => AtStart(node.Initial)));
        text.Append("}\n");
    }

    private string AtStart(PlanExpression expression) => expressions.Write(expression);

    private void Keep(string array, IEnumerable<string> values)
    {
        var i = 0;
        foreach (var value in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {array}[{i++}] = {value};\n");
        }
    }
}
