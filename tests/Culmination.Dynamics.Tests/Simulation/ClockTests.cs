using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Tests.Simulation;

/// <summary>Time is t0 + k·dt: it does not drift as a sum of steps does.</summary>
public sealed class ClockTests
{
    private const int Steps = 20_000;

    public static TheoryData<string, IntegrationMethod> Cases
    {
        get
        {
            var cases = new TheoryData<string, IntegrationMethod>();
            foreach (var engine in (string[])["interpreter", "kernel", "kernel-1", "fused-4", "fused-8"])
            {
                foreach (var method in Enum.GetValues<IntegrationMethod>())
                {
                    cases.Add(engine, method);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Time_does_not_drift(string engine, IntegrationMethod method)
    {
        const double Start = 1914.5, Step = 0.1;
        var b = new PlanBuilder();
        var time = b.Auxiliary("time", PlanBuilder.Time);
        b.Stock("s", PlanBuilder.Number(0), [2], []);
        b.Flow("in", PlanBuilder.Value(time));
        var run = Engines.Create(engine, b.Build(Start + (Steps * Step), Step, method, Start)).CreateRun(3);
        run.Initialize();
        var summed = Start;
        for (var k = 1; k <= Steps; k++)
        {
            run.Advance();
            summed += Step;
            if (k % 97 == 0 || k == Steps)
            {
                Assert.Equal(Start + (k * Step), run.Time);
                Assert.Equal(Start + (k * Step), Engines.Read(run, time)[2]);
            }
        }

        // The sum of the steps, which other tools take, has drifted by then: the comparison above can fail.
        Assert.NotEqual(summed, run.Time);
    }
}
