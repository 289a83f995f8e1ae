using BenchmarkDotNet.Running;
using Culmination.Benchmarks;

// Nothing, or "speed" and names of models: our simulators against C and NumPy. "stopwatch" and "operations" print quick figures, "bits" one hash (eng/bits.sh); anything else goes to BenchmarkDotNet (for example: --filter '*').
if (args is [] or ["speed", ..])
{
    SpeedRuns.Run([.. args.Skip(1)]);
}
else if (args is ["bits"])
{
    BitsRun.Run();
}
else if (args is ["operations"])
{
    OperationRuns.Run();
}
else if (args is ["stopwatch", .. var rest])
{
    StopwatchRuns.Run(rest);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
}
