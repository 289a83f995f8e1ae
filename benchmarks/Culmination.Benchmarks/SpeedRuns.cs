using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Culmination.Dynamics.CSource;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Benchmarks;

/// <summary>
/// "speed [model …]": our interpreter and kernel against the same model as C and as NumPy, on one core, each measured once per repetition and in turn, so that what the
/// machine does meanwhile meets all alike. Ratios are medians over repetitions. Written to benchmarks/results/PROCESSOR/speed.md when all models are run.
/// </summary>
internal static class SpeedRuns
{
    private const int Repetitions = 9;
    private const int NumpyMembers = 1000;

    private static readonly Dictionary<string, double> TargetAgainstOne = new(StringComparer.Ordinal) { ["sir"] = 3, ["lv"] = 3, ["front50"] = 1.3, ["attrition"] = 2 };

    internal static void Run(string[] models)
    {
        var folder = Directory.CreateTempSubdirectory("culmination-bench-").FullName;
        try
        {
            var text = new StringBuilder(Head());
            var details = new StringBuilder("\n| model | stocks | steps | instructions per step | lanes per block | kernel, ns per stock-step | C one, ns per stock-step | C of 64, ns per stock-step |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var model in models.Length > 0 ? models : BenchModels.Names)
            {
                Console.Error.WriteLine($"{model} …");
                One(model, folder, text, details);
            }

            text.Append(details);
            Console.Write(text.ToString());
            if (models.Length == 0)
            {
                var results = Path.Combine(BenchModels.Root(), "benchmarks", "results", Slug(Processor()));
                Directory.CreateDirectory(results);
                File.WriteAllText(Path.Combine(results, "speed.md"), text.ToString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void One(string model, string folder, StringBuilder text, StringBuilder details)
    {
        var plan = BenchModels.PlanOf(model);
        var own = OwnContender.Kernel(plan, out var kernel);
        var c = Compile(plan, model, folder);
        Contender?[] contenders =
        [
            own,
            new OwnContender(new Interpreter(plan), 1),
            c is null ? null : new ProgramContender(c, ["one", "time"], 1),
            c is null ? null : new ProgramContender(c, ["lanes", "time"], 64),
            Numpy(plan, model, folder),
        ];
        var times = contenders.Select(_ => new double[Repetitions]).ToArray();
        for (var repetition = -1; repetition < Repetitions; repetition++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var time = contenders[i]?.Measure() ?? double.NaN;
                if (repetition >= 0)
                {
                    times[i][repetition] = time; // the first round warms up
                }
            }
        }

        string Ratio(int other, double target)
        {
            var median = Median(times[other].Zip(times[0], (o, k) => o / k));
            return double.IsNaN(median) ? "not there" : string.Create(CultureInfo.InvariantCulture, $"{median:F2} ({target}{(median >= target ? string.Empty : ", missed")})");
        }

        var interpreter = Median(times[1].Zip(times[0], (o, k) => o / k));
        text.Append(CultureInfo.InvariantCulture, $"| {model} | {Median(times[0]):F0} | {interpreter:F0} | {Ratio(2, TargetAgainstOne[model])} | {Ratio(3, 0.7)} | {Ratio(4, 10)} |\n");
        var stockSteps = (double)OwnContender.Stocks(plan).Count() * plan.Clock.StepCount;
        details.Append(
            CultureInfo.InvariantCulture,
            $"| {model} | {OwnContender.Stocks(plan).Count()} | {plan.Clock.StepCount} | {kernel.InstructionCount} | {kernel.PreferredLanes} | {Median(times[0]) / stockSteps:F3} | {Median(times[2]) / stockSteps:F3} | {Median(times[3]) / stockSteps:F3} |\n");
    }

    private static string? Compile(SimulationPlan plan, string model, string folder)
    {
        var (source, program) = (Path.Combine(folder, model + ".c"), Path.Combine(folder, model));
        File.WriteAllText(source, CSourceWriter.Write(plan, model, _ => string.Empty).Value ?? throw new InvalidDataException($"{model} draws at random."));
        var code = ProgramContender.Run("gcc", ["-O3", "-march=native", "-ffp-contract=off", "-o", program, source, "-lm"]).Code;
        return code == 0 ? program : null;
    }

    private static ProgramContender? Numpy(SimulationPlan plan, string model, string folder)
    {
        if (NumpySource.Write(plan) is not { } source || Python() is not var (python, _))
        {
            return null;
        }

        var script = Path.Combine(folder, model + ".py");
        File.WriteAllText(script, source);
        return new ProgramContender(python, [script], NumpyMembers);
    }

    /// <summary>The first Python that has NumPy: that of PYTHON, the one on the path, the system's (where a package manager puts NumPy).</summary>
    private static (string Program, string Numpy)? Python()
    {
        foreach (var program in (string?[])[Environment.GetEnvironmentVariable("PYTHON"), "python3", "/usr/bin/python3"])
        {
            if (!string.IsNullOrEmpty(program) && ProgramContender.Run(program, ["-c", "import numpy; print(numpy.__version__)"]) is (0, var output))
            {
                return (program, output.Trim());
            }
        }

        return null;
    }

    private static string Head()
    {
        var gcc = ProgramContender.Run("gcc", ["-dumpfullversion"]);
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Speed

            {Processor()}, {RuntimeInformation.FrameworkDescription}, {(gcc.Code == 0 ? "gcc " + gcc.Output.Trim() : "no gcc")}, {(Python() is var (_, numpy) ? "NumPy " + numpy : "no NumPy")}; {DateTime.UtcNow:yyyy-MM-dd}. One core, processor time,
            {Repetitions} repetitions in turn; a ratio is how many times longer the other takes per member (median), in parentheses what was aimed at. C: `culmination model export --c`,
            gcc -O3 -march=native -ffp-contract=off. Made by `./build bench`.

            | model | kernel, ns per member | interpreter | C, one at a time | C, 64 innermost | NumPy, {NumpyMembers} members or more |
            |---|---|---|---|---|---|

            """);
    }

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        var line = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string Slug(string name) =>
        string.Join('-', new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
