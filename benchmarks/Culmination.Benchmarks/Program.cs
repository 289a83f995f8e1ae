using BenchmarkDotNet.Running;
using Culmination.Benchmarks;

// "stopwatch" and "operations" print quick figures; anything else goes to BenchmarkDotNet (for example: --filter '*').
if (args is ["operations"])
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
