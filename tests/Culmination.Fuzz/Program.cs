using System.Diagnostics;
using System.Text;
using Culmination.Fuzz;
using Culmination.Fuzz.Grammar;
using Culmination.Fuzz.Inputs;
using Culmination.Fuzz.Running;
using Culmination.Fuzz.Targets;

if (FuzzOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

var targets = AllTargets.Make();
if (options.Replay is { } file)
{
    var (target, input) = Finding.Load(file, targets);
    return Once(target, input);
}

if (options.Target == "shapes")
{
    return Shapes();
}

var wanted = targets.Where(t => options.Target is null || t.Name == options.Target).ToList();
if (wanted.Count == 0)
{
    Console.Error.WriteLine($"There is no target {options.Target}; there are {string.Join(", ", targets.Select(t => t.Name))}, and shapes.");
    return 2;
}

if (options.Once)
{
    var input = wanted[0].Make(options.Seed);
    Console.WriteLine(Encoding.UTF8.GetString(input));
    return Once(wanted[0], input);
}

var folder = Path.Combine(Corpus.Find().Root, "artifacts", "fuzz");
var found = 0;
foreach (var group in wanted.GroupBy(t => t.IsGrammar).OrderByDescending(g => g.Key))
{
    Console.WriteLine(FormattableString.Invariant($"{(group.Key ? "Grammar" : "Mutation")} fuzzer, {options.Minutes} minutes, seeds from {options.Seed}:"));
    found += new Campaign([.. group], folder, Console.Out).Run(TimeSpan.FromMinutes(options.Minutes), options.Seed);
}

return found == 0 ? 0 : 1;

static int Once(FuzzTarget target, byte[] input)
{
    using var trial = new Trial();
    var what = trial.Run(target, input, out _);
    Console.WriteLine(what ?? "nothing is wrong");
    return what is null ? 0 : 1;
}

// Every kind of large file once at its largest, with its time and its memory.
int Shapes()
{
    var large = targets.OfType<LargeModelTarget>().Single();
    var wrong = 0;
    foreach (var (name, make) in LargeModels.Shapes)
    {
        using var trial = new Trial();
        var input = Encoding.UTF8.GetBytes(make(LargeModelTarget.Largest));
        var watch = Stopwatch.StartNew();
        var what = trial.Run(large, input, out _);
        wrong += what is null ? 0 : 1;
        Console.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,6:F2} s {trial.Bytes >> 20,6} MB {input.Length,9} bytes  {name} {what}"));
    }

    return wrong == 0 ? 0 : 1;
}
