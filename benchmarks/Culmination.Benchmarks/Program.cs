using BenchmarkDotNet.Running;
using Culmination.Benchmarks;

// "stopwatch" and "operations" print quick figures, "bits" one hash (eng/bits.sh); anything else goes to BenchmarkDotNet (for example: --filter '*').
if (args is ["bits"])
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
