using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;

namespace Culmination.Benchmarks;

/// <summary>What each operation costs in the kernel: a hundred of one kind on ten stocks that stay as they are.</summary>
internal static class OperationRuns
{
    private const int Stocks = 10;
    private const int Copies = 100;

    internal static void Run()
    {
        Console.WriteLine("operation                ns/lane");
        foreach (var operation in Enum.GetValues<BinaryOperation>())
        {
            Print(operation.ToString(), (a, b) => new PlanBinary(operation, a, b));
        }

        foreach (var operation in Enum.GetValues<UnaryOperation>())
        {
            // One product more than the operation itself, so that each copy is another value.
            Print(operation.ToString(), (a, b) => new PlanUnary(operation, new PlanBinary(BinaryOperation.Multiply, a, b)));
        }

        Print("Choice", (a, b) => new PlanChoice(a, b, new PlanConstant(1)));
        Print("Lookup", (a, b) => new PlanLookup(0, new PlanBinary(BinaryOperation.Multiply, a, b)));
    }

    private static void Print(string name, Func<PlanExpression, PlanExpression, PlanExpression> make)
    {
        PlanVariable Variable(string title, PlanVariableKind kind, PlanExpression equation) =>
            new(title, kind, equation, [], [], "", IsConstant: false, IsInternal: false, NonNegative: false);
        var variables = new List<PlanVariable>();
        for (var i = 0; i < Stocks; i++)
        {
            variables.Add(Variable("stock", PlanVariableKind.Stock, new PlanConstant(0.3 + (0.07 * i))));
        }

        for (var i = 0; i < Copies; i++)
        {
            variables.Add(Variable("value", PlanVariableKind.Auxiliary, make(new PlanVariableReference(i % Stocks), new PlanVariableReference(i / Stocks))));
        }

        var ids = Enumerable.Range(0, variables.Count).ToImmutableArray();
        var plan = new SimulationPlan(
            [.. variables],
            [new PlanTable("effect", [0, 0.25, 0.5, 1, 2, 4], [0, 0.1, 0.4, 0.8, 0.95, 1], TableKind.Continuous)],
            ids,
            ids[Stocks..],
            new SimulationClock(0, 1000, 1, IntegrationMethod.Euler, 1));
        var kernel = new VectorKernel(plan, new KernelOptions([], Lanes: 64));
        var run = kernel.CreateRun(64);
        run.Initialize();
        var best = double.PositiveInfinity;
        for (var repetition = 0; repetition < 30; repetition++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 100; i++)
            {
                run.Advance();
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / (100.0 * Copies * 64));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {best,9:F3}"));
    }
}
