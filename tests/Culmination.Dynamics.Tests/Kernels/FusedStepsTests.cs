using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Kernels.Emission;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Simulation;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>Code made at run time gives the interpreter's bits, whenever one looks and whatever one sets.</summary>
public sealed class FusedStepsTests
{
    private const int Lanes = 19;

    private static bool IsAble => System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled && Executor.Best.VectorLanes > 1;

    [Fact]
    public void Small_programs_are_fused_and_two_steps_are_one_where_nothing_depends_on_time()
    {
        Assert.SkipUnless(IsAble, "this machine makes no code at run time, or has no vectors");
        Assert.Equal((true, 2), Kind(Plan("0")));
        Assert.Equal((true, 1), Kind(Plan("0.001 * TIME")));
        Assert.Equal((true, 1), Kind(Plan("0") with { Clock = new SimulationClock(0, 10, 0.25, IntegrationMethod.RungeKutta4, 1) }));
        Assert.Equal((false, 1), Kind(Plan("EXP(prey)")));
        Assert.Equal((false, 1), Kind(Plan(string.Join(" + ", Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"prey / {i + 2.5}"))))));

        static (bool, int) Kind(SimulationPlan plan)
        {
            var kernel = new VectorKernel(plan);
            return (kernel.IsFused, kernel.StepsAtOnce);
        }
    }

    [Theory]
    [InlineData("fused-2", 0)]
    [InlineData("fused-4", 1)]
    [InlineData("fused-8", 2)]
    [InlineData("fused-8", 3)]
    [InlineData("kernel", 4)]
    public void A_step_that_waits_is_made_when_somebody_looks_sets_saves_or_goes_back(string engine, int seed)
    {
        foreach (var loss in new[] { "0", "0.001 * TIME", "PREVIOUS(prey, 3) / 1000", "INIT(prey) / 5000" })
        {
            var plan = Plan(loss);
            var random = new RandomPlans((ulong)seed);
            var (a, b) = (new Interpreter(plan).CreateRun(Lanes), Engines.Create(engine, plan).CreateRun(Lanes));
            double[] atStart = [.. Enumerable.Range(0, Lanes).Select(i => 0.2 + (0.01 * i))];
            a.Set(0, atStart);
            b.Set(0, atStart);
            a.Initialize();
            b.Initialize();
            var (savedA, savedB) = (new double[a.StateSize], new double[b.StateSize]);
            a.SaveState(savedA);
            b.SaveState(savedB);
            for (var action = 0; action < 200; action++)
            {
                switch (random.Choose(8))
                {
                    case 0:
                        Same(a, b, plan);
                        break;
                    case 1:
                        double[] values = [.. Enumerable.Range(0, Lanes).Select(_ => 0.1 + (0.01 * random.Real()))];
                        a.Set(0, values);
                        b.Set(0, values);
                        break;
                    case 2 when random.Choose(3) == 0:
                        a.SaveState(savedA);
                        b.SaveState(savedB);
                        break;
                    case 3 when random.Choose(3) == 0:
                        a.RestoreState(savedA);
                        b.RestoreState(savedB);
                        break;
                    case 4 when random.Choose(9) == 0:
                        a.Initialize();
                        b.Initialize();
                        break;
                    default:
                        a.Advance();
                        b.Advance();
                        break;
                }

                Assert.Equal((a.Step, a.Time), (b.Step, b.Time));
            }

            Same(a, b, plan);
        }
    }

    [Fact]
    public void The_plans_compared_reach_every_operation_that_is_written_out()
    {
        var reached = new HashSet<KernelOp>();
        for (ulong seed = 0; seed < 150; seed++)
        {
            var kernel = KernelCompiler.Compile(new RandomPlans(seed).Make(), KernelOptions.Everything);
            reached.UnionWith(kernel.Step.Concat(kernel.Updates.SelectMany(u => u)).Select(x => x.Op));
        }

        var writtenOut = Enum.GetValues<KernelOp>().Where(op => op > KernelOp.Held && OperationIl.Knows(op)).ToList();
        Assert.Equal(43, writtenOut.Count);
        Assert.Empty(writtenOut.Except(reached));
    }

    [Fact]
    public void A_run_that_was_not_started_is_refused()
    {
        var run = Engines.Create("kernel", Plan("0")).CreateRun(1);
        Assert.Throws<InvalidOperationException>(run.Advance);
    }

    private static SimulationPlan Plan(string loss) => ModelText.Plan(ModelText.File(
        ModelText.Aux("birth", "0.3") + ModelText.Aux("clock", "TIME")
        + "<stock name=\"prey\"><eqn>55</eqn><inflow>born</inflow><outflow>caught</outflow></stock><stock name=\"predators\"><eqn>18</eqn><inflow>raised</inflow><outflow>died</outflow></stock>"
        + $"<flow name=\"born\"><eqn>birth*prey</eqn></flow><flow name=\"caught\"><eqn>0.012*prey*predators + {loss}</eqn></flow>"
        + "<flow name=\"raised\"><eqn>0.005*prey*predators</eqn></flow><flow name=\"died\"><eqn>0.24*predators</eqn></flow>",
        specs: "<start>1</start><stop>40</stop><dt>0.0625</dt>"));

    private static void Same(ISimulationRun a, ISimulationRun b, SimulationPlan plan)
    {
        for (var id = 0; id < plan.Variables.Length; id++)
        {
            Assert.Equal(Engines.Read(a, id).Select(BitConverter.DoubleToInt64Bits), Engines.Read(b, id).Select(BitConverter.DoubleToInt64Bits));
        }
    }
}
