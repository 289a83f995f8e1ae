using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests;

/// <summary>Plans written by hand: variables in the order added, each after what it needs; stocks may name flows that come later.</summary>
internal sealed class PlanBuilder
{
    private readonly List<PlanVariable> variables = [];
    private readonly List<PlanTable> tables = [];

    internal static PlanExpression Number(double value) => new PlanConstant(value);

    internal static PlanExpression Value(int id) => new PlanVariableReference(id);

    internal static PlanExpression Binary(BinaryOperation operation, PlanExpression left, PlanExpression right) => new PlanBinary(operation, left, right);

    internal static PlanExpression Times(PlanExpression left, PlanExpression right) => new PlanBinary(BinaryOperation.Multiply, left, right);

    internal static PlanExpression Time => new PlanClock(ClockValue.Time);

    internal int Count => variables.Count;

    internal int Constant(string name, double value) => Add(name, PlanVariableKind.Auxiliary, Number(value), isConstant: true);

    internal int Auxiliary(string name, PlanExpression equation) => Add(name, PlanVariableKind.Auxiliary, equation);

    internal int Flow(string name, PlanExpression equation) => Add(name, PlanVariableKind.Flow, equation);

    internal int Stock(string name, PlanExpression initial, int[] inflows, int[] outflows, bool nonNegative = false)
    {
        variables.Add(new PlanVariable(name, PlanVariableKind.Stock, initial, [.. inflows], [.. outflows], "", IsConstant: false, IsInternal: false, nonNegative));
        return variables.Count - 1;
    }

    internal int Table(TableKind kind, double[] x, double[] y)
    {
        tables.Add(new PlanTable("table", [.. x], [.. y], kind));
        return tables.Count - 1;
    }

    internal SimulationPlan Build(double stop, double timeStep, IntegrationMethod method = IntegrationMethod.Euler, double start = 0)
    {
        var ids = Enumerable.Range(0, variables.Count).ToArray();
        return new SimulationPlan(
            [.. variables],
            [.. tables],
            [.. ids],
            [.. ids.Where(i => variables[i].Kind != PlanVariableKind.Stock)],
            new SimulationClock(start, stop, timeStep, method, 1));
    }

    private int Add(string name, PlanVariableKind kind, PlanExpression equation, bool isConstant = false)
    {
        variables.Add(new PlanVariable(name, kind, equation, [], [], "", isConstant, IsInternal: false, NonNegative: false));
        return variables.Count - 1;
    }
}
