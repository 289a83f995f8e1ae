using System.Diagnostics;
using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Benchmarks;

/// <summary>"stopwatch [lanes] [model.xmile …]": best of several timings, printed per step and member, and per stock and per instruction.</summary>
internal static class StopwatchRuns
{
    internal static void Run(string[] arguments)
    {
        var lanes = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var given) ? given : 0;
        string[] files = [.. arguments.Where(a => a.EndsWith(".xmile", StringComparison.Ordinal))];
        Console.WriteLine("model                engine       lanes   instr.  ns/step/member  ns/stock/step/member  ns/instr./member");
        foreach (var model in files.Length > 0 ? files : ["lotka-volterra", "attrition-200", "attrition-800"])
        {
            var plan = files.Length > 0 ? PlanOf(model) : StepBenchmarks.PlanOf(model);
            int[] outputs = [.. Enumerable.Range(0, plan.Variables.Length).Where(i => plan.Variables[i].Kind == PlanVariableKind.Stock)];
            var kernel = new VectorKernel(plan, new KernelOptions([.. outputs], Lanes: lanes));
            Print(model, kernel, kernel.PreferredLanes, kernel.InstructionCount);
            var everything = new VectorKernel(plan, new KernelOptions([], Lanes: lanes));
            Print(model + " all", everything, everything.PreferredLanes, everything.InstructionCount);
            Print(model, new Interpreter(plan), 1, 0);
        }
    }

    private static void Print(string model, ISimulator simulator, int lanes, int instructions)
    {
        var plan = simulator.Plan;
        var stocks = plan.Variables.Count(v => v.Kind == PlanVariableKind.Stock);
        var run = simulator.CreateRun(lanes);
        var perStep = Best(run, plan.Clock.StepCount) / lanes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model,-20} {simulator.Name,-12} {lanes,5} {instructions,8} {perStep,15:F1} {perStep / stocks,21:F2} {(instructions == 0 ? double.NaN : perStep / instructions),17:F3}"));
    }

    private static SimulationPlan PlanOf(string file)
    {
        var model = XmileReader.Read(file).Value ?? throw new InvalidDataException($"{file} is not a model.");
        var bound = Binder.Bind(model).Value ?? throw new InvalidDataException($"{file} does not bind.");
        return Planner.Plan(bound).Value ?? throw new InvalidDataException($"{file} has no plan.");
    }

    /// <summary>Nanoseconds a step, best of repetitions over about a second.</summary>
    private static double Best(ISimulationRun run, int steps)
    {
        var best = double.PositiveInfinity;
        var all = Stopwatch.StartNew();
        for (var repetition = 0; repetition < 5 || all.Elapsed.TotalSeconds < 1.5; repetition++)
        {
            run.Initialize();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < steps; i++)
            {
                run.Advance();
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / steps);
        }

        return best;
    }
}
