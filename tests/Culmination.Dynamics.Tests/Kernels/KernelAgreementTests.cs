using System.Collections.Immutable;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Simulation;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>Kernels give the interpreter's bits, on plans from a grammar.</summary>
public sealed class KernelAgreementTests
{
    private const ulong Plans = 150;

    [Theory]
    [InlineData("kernel", 1)]
    [InlineData("kernel", 3)]
    [InlineData("kernel", 64)]
    [InlineData("kernel-1", 3)]
    [InlineData("kernel-2", 3)]
    [InlineData("kernel-4", 9)]
    [InlineData("kernel-8", 9)]
    [InlineData("fused-2", 3)]
    [InlineData("fused-4", 9)]
    [InlineData("fused-8", 9)]
    [InlineData("fused-8", 64)]
    public void Every_variable_at_every_step_has_the_same_bits(string engine, int lanes)
    {
        for (ulong seed = 0; seed < (lanes > 20 ? 10 : engine[0] == 'f' ? Plans / 4 : Plans); seed++)
        {
            var plan = new RandomPlans(seed).Make();
            Compare(seed, plan, new Interpreter(plan), Engines.Create(engine, plan), lanes, Every(plan));
        }
    }

    [Fact]
    public void The_plans_compared_reach_every_instruction()
    {
        var reached = new SortedSet<KernelOp>();
        for (ulong seed = 0; seed < Plans; seed++)
        {
            var kernel = KernelCompiler.Compile(new RandomPlans(seed).Make(), KernelOptions.Everything);
            reached.UnionWith(kernel.Step.Concat(kernel.Invariant).Concat(kernel.Updates.SelectMany(u => u)).Select(i => i.Op));
        }

        Assert.Equal(Enum.GetValues<KernelOp>().Where(op => op > KernelOp.Held), reached);
    }

    [Fact]
    public void Several_blocks_are_as_one()
    {
        for (ulong seed = 200; seed < 206; seed++)
        {
            var plan = new RandomPlans(seed).Make();
            Compare(seed, plan, new Interpreter(plan), new VectorKernel(plan, new KernelOptions([], Lanes: 32)), 100, Every(plan));
        }
    }

    [Fact]
    public void A_kernel_for_some_outputs_and_inputs_agrees_on_them()
    {
        for (ulong seed = 0; seed < Plans; seed++)
        {
            var random = new RandomPlans(seed);
            var plan = random.Make();
            ImmutableArray<int> outputs = [.. Every(plan).Where(_ => random.Choose(5) == 0)];
            if (!outputs.IsEmpty)
            {
                Compare(seed, plan, new Interpreter(plan), new VectorKernel(plan, new KernelOptions(outputs, [1, 2])), 2, [.. outputs], [1, 2]);
            }
        }
    }

    [Fact]
    public void Saved_state_resumes_to_the_same_bits()
    {
        for (ulong seed = 0; seed < Plans; seed++)
        {
            var plan = new RandomPlans(seed).Make();
            foreach (var engine in new[] { "interpreter", "kernel", "fused-8" })
            {
                var simulator = Engines.Create(engine, plan);
                var whole = Begin(simulator);
                Advance(whole, 3 + (int)(seed % 4) - 3);
                var state = new double[whole.StateSize];
                whole.SaveState(state);
                var resumed = simulator.CreateRun(whole.Lanes, seed: 11, firstMember: 5);
                resumed.RestoreState(state);
                Assert.Equal(Bits(whole, plan), Bits(resumed, plan));
                whole.Set(0, [2, 3, 4]);
                resumed.Set(0, [2, 3, 4]);
                Advance(whole, 3);
                Advance(resumed, 3);
                Assert.Equal(Bits(whole, plan), Bits(resumed, plan));
                whole.RestoreState(state);
                whole.Set(0, [2, 3, 4]);
                Advance(whole, 3);
                Assert.Equal(Bits(whole, plan), Bits(resumed, plan));
            }
        }

        static ISimulationRun Begin(ISimulator simulator)
        {
            var run = simulator.CreateRun(3, seed: 11, firstMember: 5);
            run.Set(1, [0.5, 1.5, -2]);
            run.Initialize();
            return run;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_allocates_nothing(bool fuses)
    {
        var b = new PlanBuilder();
        var table = b.Table(TableKind.Continuous, [0, 1, 2], [1, 2, 5]);
        var s = b.Stock("s", PlanBuilder.Number(0.5), [2], [], nonNegative: true);
        var before0 = b.Auxiliary("before", new PlanPreviousValue(s, new PlanInitialValue(s)));

        // Not a normal draw: unoptimised code allocates for its constant tables, optimised code does not.
        b.Flow("in", new PlanRandom(RandomDistribution.Uniform, [PlanBuilder.Value(before0), PlanBuilder.Number(0.1)], "noise", null));
        foreach (var operation in Enum.GetValues<UnaryOperation>())
        {
            b.Auxiliary("unary", new PlanUnary(operation, PlanBuilder.Value(s)));
        }

        foreach (var operation in Enum.GetValues<BinaryOperation>())
        {
            b.Auxiliary("binary", PlanBuilder.Binary(operation, PlanBuilder.Value(s), PlanBuilder.Time));
        }

        b.Auxiliary("lookup", new PlanLookup(table, PlanBuilder.Value(s)));
        var kernel = new VectorKernel(b.Build(16, 1, IntegrationMethod.RungeKutta4), null, Executor.Best, fuses);
        Assert.Equal(fuses && System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled && Executor.Best.VectorLanes > 1, kernel.IsFused);
        var run = kernel.CreateRun(20);
        run.Initialize();
        Advance(run, 8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Advance(run, 8);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_is_not_asked_for_is_refused_and_not_computed()
    {
        var b = new PlanBuilder();
        var unused = b.Constant("unused", 1);
        var used = b.Constant("used", 1);
        var s = b.Stock("s", PlanBuilder.Number(1), [3], []);
        b.Flow("in", PlanBuilder.Times(PlanBuilder.Value(used), PlanBuilder.Value(s)));
        var extra = b.Auxiliary("extra", new PlanUnary(UnaryOperation.Exponential, PlanBuilder.Value(s)));
        var plan = b.Build(1, 1);
        var kernel = new VectorKernel(plan, new KernelOptions([s], [used]));
        Assert.Equal(1, kernel.InstructionCount);
        Assert.Equal(2, new VectorKernel(plan).InstructionCount);
        var run = kernel.CreateRun(1);
        run.Initialize();
        Assert.Throws<ArgumentException>(() => run.Read(extra, new double[1]));
        Assert.Throws<ArgumentException>(() => run.Set(unused, [1]));
        Assert.Throws<ArgumentException>(() => new VectorKernel(plan, new KernelOptions([], [s])));
    }

    private static void Compare(
        ulong seed, SimulationPlan plan, Interpreter expected, ISimulator actual, int lanes, int[] variables, int[]? inputs = null)
    {
        var (a, b) = (expected.CreateRun(lanes, seed: 7, firstMember: 100), actual.CreateRun(lanes, seed: 7, firstMember: 100));
        var random = new RandomPlans(seed + 1000);
        void SetBoth()
        {
            var id = inputs is null ? random.Choose(4) : inputs[random.Choose(inputs.Length)];
            double[] values = [.. Enumerable.Range(0, lanes).Select(_ => random.Real())];
            a.Set(id, values);
            b.Set(id, values);
        }

        SetBoth();
        a.Initialize();
        b.Initialize();
        for (var step = 0; step <= 8; step++)
        {
            if (random.Choose(3) == 0)
            {
                SetBoth();
            }

            foreach (var id in variables)
            {
                var (x, y) = (Engines.Read(a, id), Engines.Read(b, id));
                if (!x.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(y.Select(BitConverter.DoubleToInt64Bits)))
                {
                    Assert.Fail($"Plan {seed}, {plan.Clock.Method}, step {step}, {plan.Variables[id].Name}: [{Text(x)}] against [{Text(y)}]: {plan.Variables[id]}");
                }
            }

            a.Advance();
            b.Advance();
        }

        static string Text(double[] values) => string.Join(' ', values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static int[] Every(SimulationPlan plan) => [.. Enumerable.Range(0, plan.Variables.Length)];

    private static long[] Bits(ISimulationRun run, SimulationPlan plan) =>
        [.. Every(plan).SelectMany(id => Engines.Read(run, id)).Select(BitConverter.DoubleToInt64Bits)];

    private static void Advance(ISimulationRun run, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            run.Advance();
        }
    }
}
