using System.Diagnostics;
using System.Globalization;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Benchmarks;

/// <summary>Something that runs a model for many members; a measurement is the nanoseconds of processor time per member over at least <see cref="Shortest"/>.</summary>
internal abstract class Contender
{
    /// <summary>How long one measurement lasts at least, in nanoseconds.</summary>
    internal const double Shortest = 60e6;

    /// <summary>How members differ: every constant of member m is times 1 + m·Spread.</summary>
    internal const double Spread = 1e-4;

    internal abstract double Measure();
}

/// <summary>One of our simulators: set constants, start, go to the end, read the stocks.</summary>
internal sealed class OwnContender(ISimulator simulator, int lanes) : Contender
{
    private readonly ISimulationRun run = simulator.CreateRun(lanes);
    private readonly double[] values = new double[lanes];

    internal static OwnContender Kernel(SimulationPlan plan, out VectorKernel kernel)
    {
        kernel = new VectorKernel(plan, new KernelOptions([.. Stocks(plan)]));
        return new OwnContender(kernel, kernel.PreferredLanes);
    }

    internal override double Measure()
    {
        var runs = 0;
        var before = ProcessorTime.Nanoseconds();
        double passed;
        do
        {
            Run();
            runs++;
            passed = ProcessorTime.Nanoseconds() - before;
        }
        while (passed < Shortest);
        return passed / ((double)runs * lanes);
    }

    internal static IEnumerable<int> Stocks(SimulationPlan plan) => Enumerable.Range(0, plan.Variables.Length).Where(i => plan.Variables[i].Kind == PlanVariableKind.Stock);

    internal static double LiteralOf(PlanVariable constant) => constant.Equation switch
    {
        PlanConstant e => e.Value,
        PlanUnary { Operation: UnaryOperation.Negate, Operand: PlanConstant e } => -e.Value,
        _ => throw new InvalidDataException($"{constant.Name} is no constant."),
    };

    private void Run()
    {
        var plan = simulator.Plan;
        for (var id = 0; id < plan.Variables.Length; id++)
        {
            if (plan.Variables[id].IsConstant)
            {
                var value = LiteralOf(plan.Variables[id]);
                for (var m = 0; m < lanes; m++)
                {
                    values[m] = value * (1 + (m * Spread));
                }

                run.Set(id, values);
            }
        }

        run.Initialize();
        while (run.Step < plan.Clock.StepCount)
        {
            run.Advance();
        }

        foreach (var id in Stocks(plan))
        {
            run.Read(id, values);
        }
    }
}

/// <summary>A program that, called with a number of members and a spread, prints the nanoseconds per member it took.</summary>
internal sealed class ProgramContender(string program, string[] arguments, int block) : Contender
{
    private long members = block;

    internal override double Measure()
    {
        var perMember = Call();
        while (perMember * members < Shortest / 2)
        {
            members = Math.Max(2 * members, (long)(Shortest / perMember) / block * block);
            perMember = Call();
        }

        return perMember;
    }

    private double Call()
    {
        var (code, output) = Run(program, [.. arguments, members.ToString(CultureInfo.InvariantCulture), Spread.ToString("R", CultureInfo.InvariantCulture)]);
        return code == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{program} ended with {code}.");
    }

    /// <summary>Runs a program to its end; null output where there is no such program.</summary>
    internal static (int Code, string Output) Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, string.Empty); // as a shell says that there is no such program
        }
    }
}
