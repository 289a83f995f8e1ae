using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Writes what <see cref="VariableReader"/> reads.</summary>
internal static class VariableWriter
{
    internal static void Write(XmlLines xml, ModelVariable variable)
    {
        var name = ("name", (string?)WrittenName.Of(variable.Name));
        // <gf> has no dimensions: a function of an arrayed auxiliary stays inside of it.
        var isGraph = variable is { IsFunction: true, Kind: PlanVariableKind.Auxiliary, Graph: not null, Dimensions.IsEmpty: true };
        if (isGraph && variable.Graph is { } function)
        {
            xml.Open("gf", name, ("type", Type(function)));
            Points(xml, function);
        }
        else
        {
            xml.Open(variable.Kind switch { PlanVariableKind.Stock => "stock", PlanVariableKind.Flow => "flow", _ => "aux" }, name);
        }

        Dimensions(xml, variable.Dimensions);
        foreach (var equation in variable.Equations)
        {
            Equation(xml, equation);
        }

        foreach (var flow in variable.Inflows)
        {
            xml.Text("inflow", flow.Name);
        }

        foreach (var flow in variable.Outflows)
        {
            xml.Text("outflow", flow.Name);
        }

        if (variable.Graph is { } graph && !isGraph)
        {
            Graph(xml, graph);
        }

        if (variable.NonNegative)
        {
            xml.Empty("non_negative");
        }

        if (variable.RangeLow is not null || variable.RangeHigh is not null)
        {
            xml.Empty("range", ("min", Number(variable.RangeLow)), ("max", Number(variable.RangeHigh)));
        }

        if (variable.Unit.Length > 0)
        {
            xml.Text("units", variable.Unit);
        }

        if (variable.Doc.Length > 0)
        {
            xml.Text("doc", variable.Doc);
        }

        xml.Close();
    }

    private static string? Number(double? value) => value is { } number ? XmlLines.Number(number) : null;

    private static void Dimensions(XmlLines xml, ImmutableArray<string> dimensions)
    {
        if (dimensions.IsEmpty)
        {
            return;
        }

        xml.Open("dimensions");
        foreach (var dimension in dimensions)
        {
            xml.Empty("dim", ("name", WrittenName.Of(dimension)));
        }

        xml.Close();
    }

    private static void Equation(XmlLines xml, ElementEquation equation)
    {
        var isOfAll = equation.Elements.IsEmpty;
        if (!isOfAll)
        {
            xml.Open("element", ("subscript", string.Join(", ", equation.Elements)));
        }

        xml.Text("eqn", equation.Text);
        if (equation.Initial is { } initial)
        {
            xml.Text("init_eqn", initial.Text);
        }

        if (equation.Graph is { } graph)
        {
            Graph(xml, graph);
        }

        if (!isOfAll)
        {
            xml.Close();
        }
    }

    private static void Graph(XmlLines xml, GraphicalFunction graph)
    {
        xml.Open("gf", ("type", Type(graph)));
        Points(xml, graph);
        xml.Close();
    }

    private static string? Type(GraphicalFunction graph) =>
        graph.Kind switch { TableKind.Extrapolate => "extrapolate", TableKind.Discrete => "discrete", _ => null };

    private static void Points(XmlLines xml, GraphicalFunction graph)
    {
        xml.Text("xpts", string.Join(",", graph.X.Select(XmlLines.Number)));
        xml.Text("ypts", string.Join(",", graph.Y.Select(XmlLines.Number)));
    }
}
