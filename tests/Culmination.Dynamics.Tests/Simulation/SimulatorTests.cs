using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Random;
using static Culmination.Dynamics.Tests.PlanBuilder;

namespace Culmination.Dynamics.Tests.Simulation;

/// <summary>What a run means, on every simulator: integration, PREVIOUS, INIT, draws, limits, settings, saved states.</summary>
public sealed class SimulatorTests
{
    public static TheoryData<string> Engine => Engines.Names;

    public static TheoryData<string, IntegrationMethod, double> Orders
    {
        get
        {
            var data = new TheoryData<string, IntegrationMethod, double>();
            foreach (var engine in Engines.Names)
            {
                data.Add(engine, IntegrationMethod.Euler, 2);
                data.Add(engine, IntegrationMethod.RungeKutta2, 4);
                data.Add(engine, IntegrationMethod.RungeKutta4, 16);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Halving_the_step_divides_the_error_by_the_order(string engine, IntegrationMethod method, double factor)
    {
        double Error(double dt)
        {
            // ds/dt = -s·cos(t)/2 - s/4, s(0) = 2: s = 2 exp(-sin(t)/2 - t/4).
            var b = new PlanBuilder();
            var s = b.Stock("s", Number(2), [], [1]);
            b.Flow("f", Times(Value(s), Binary(BinaryOperation.Add, Number(0.25), Times(Number(0.5), new PlanUnary(UnaryOperation.Cosine, Time)))));
            return Math.Abs(Engines.Final(engine, b.Build(4, dt, method), s) - (2 * Culmination.Quantities.Numerics.Elementary.Exp(-(Culmination.Quantities.Numerics.Elementary.Sin(4) / 2) - 1)));
        }

        Assert.InRange(Error(1.0 / 64) / Error(1.0 / 128), factor * 0.93, factor * 1.07);
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Oscillator_under_fourth_order_keeps_its_energy(string engine)
    {
        var b = new PlanBuilder();
        var x = b.Stock("x", Number(1), [2], []);
        var v = b.Stock("v", Number(0), [], [3]);
        b.Flow("dx", Value(v));
        b.Flow("dv", Value(x));
        var plan = b.Build(20, 1.0 / 64, IntegrationMethod.RungeKutta4);
        Assert.Equal(Culmination.Quantities.Numerics.Elementary.Cos(20), Engines.Final(engine, plan, x), 1e-8);
        Assert.Equal(-Culmination.Quantities.Numerics.Elementary.Sin(20), Engines.Final(engine, plan, v), 1e-8);
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Lanchester_square_law_holds(string engine)
    {
        // dA/dt = -b·B, dB/dt = -a·A keeps a·A² - b·B².
        var p = new PlanBuilder();
        var a = p.Stock("A", Number(1000), [], [2]);
        var b = p.Stock("B", Number(800), [], [3]);
        p.Flow("A lost", Times(Number(0.05), Value(b)));
        p.Flow("B lost", Times(Number(0.06), Value(a)));
        var plan = p.Build(10, 1.0 / 32, IntegrationMethod.RungeKutta4);
        var (left, right) = (Engines.Final(engine, plan, a), Engines.Final(engine, plan, b));
        Assert.True(right < 500);
        Assert.Equal((0.06 * 1000 * 1000) - (0.05 * 800 * 800), (0.06 * left * left) - (0.05 * right * right), 1e-4);
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Previous_and_initial_values(string engine)
    {
        var b = new PlanBuilder();
        var s = b.Stock("s", Number(10), [1], []);
        b.Flow("in", Number(2));
        var previous = b.Auxiliary("before", new PlanPreviousValue(s, Number(-1)));
        var initial = b.Auxiliary("at start", new PlanInitialValue(s));
        var run = Engines.Create(engine, b.Build(5, 1)).CreateRun(1);
        run.Initialize();
        Assert.Equal((-1.0, 10.0), (Engines.Read(run, previous)[0], Engines.Read(run, initial)[0]));
        run.Advance();
        Assert.Equal((10.0, 10.0), (Engines.Read(run, previous)[0], Engines.Read(run, initial)[0]));
        run.Advance();
        Assert.Equal((12.0, 14.0), (Engines.Read(run, previous)[0], Engines.Read(run, s)[0]));
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Previous_and_draws_hold_within_a_step(string engine)
    {
        // Were they sampled at each stage, the slope would differ from one dt times the value at its beginning.
        var b = new PlanBuilder();
        var s = b.Stock("s", Number(0), [2], []);
        var clock = b.Auxiliary("clock", Time);
        b.Flow("in", Binary(BinaryOperation.Add, new PlanPreviousValue(clock, Number(7)), Draw("noise")));
        var plan = b.Build(3, 1, IntegrationMethod.RungeKutta4);
        var run = Engines.Create(engine, plan).CreateRun(2, seed: 3, firstMember: 10);
        run.Initialize();
        run.Advance();
        run.Advance();
        var stream = new RandomStream(3, "noise");
        var expected = new[] { 10L, 11L }.Select(m => 7 + 0 + stream.Uniform(m, 0) + stream.Uniform(m, 1)).ToArray();
        Assert.Equal(expected[0], Engines.Read(run, s)[0], 1e-12);
        Assert.Equal(expected[1], Engines.Read(run, s)[1], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Draw_depends_on_member_not_on_block(string engine)
    {
        var b = new PlanBuilder();
        var x = b.Auxiliary("x", new PlanRandom(RandomDistribution.Normal, [Number(5), Number(2)], "x", null));
        var y = b.Auxiliary("y", new PlanRandom(RandomDistribution.Poisson, [Number(5)], "y", 99));
        var simulator = Engines.Create(engine, b.Build(3, 1));
        var whole = simulator.CreateRun(5, seed: 1, firstMember: 0);
        var part = simulator.CreateRun(2, seed: 1, firstMember: 3);
        var otherSeed = simulator.CreateRun(2, seed: 2, firstMember: 3);
        foreach (var run in new[] { whole, part, otherSeed })
        {
            run.Initialize();
            run.Advance();
        }

        Assert.Equal(Engines.Read(whole, x)[3..], Engines.Read(part, x));
        Assert.NotEqual(Engines.Read(part, x), Engines.Read(otherSeed, x));
        Assert.Equal(Engines.Read(part, y), Engines.Read(otherSeed, y)); // a seed in the equation replaces the run's
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Non_negative_stock_serves_outflows_in_order(string engine)
    {
        var b = new PlanBuilder();
        var source = b.Stock("source", Number(10), [2], [3, 4], nonNegative: true);
        var sink = b.Stock("sink", Number(0), [4], []);
        b.Flow("in", Number(2));
        b.Flow("first", Number(9));
        var second = b.Flow("second", Number(8));
        var run = Engines.Create(engine, b.Build(5, 1)).CreateRun(1);
        run.Initialize();
        run.Advance();
        Assert.Equal((0.0, 3.0), (Engines.Read(run, source)[0], Engines.Read(run, sink)[0]));
        run.Advance();
        Assert.Equal((0.0, 3.0), (Engines.Read(run, source)[0], Engines.Read(run, sink)[0]));
        Assert.Equal(8, Engines.Read(run, second)[0]); // the variable keeps the value of its equation
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void Chain_of_non_negative_stocks_conserves(string engine)
    {
        var b = new PlanBuilder();
        int[] flows = [4, 5, 6, 7];
        var last = b.Stock("d", Number(0), [flows[2]], [flows[3]], nonNegative: true);
        b.Stock("c", Number(1), [flows[1]], [flows[2]], nonNegative: true);
        b.Stock("b", Number(2), [flows[0]], [flows[1]], nonNegative: true);
        b.Stock("a", Number(10), [flows[3]], [flows[0]], nonNegative: true); // a loop
        foreach (var rate in new[] { 3.0, 5, 4, 9 })
        {
            b.Flow("f", Times(Number(rate), new PlanUnary(UnaryOperation.Absolute, new PlanUnary(UnaryOperation.Sine, Time))));
        }

        var run = Engines.Create(engine, b.Build(50, 0.5)).CreateRun(1);
        run.Initialize();
        for (var i = 0; i < 100; i++)
        {
            run.Advance();
            var amounts = Enumerable.Range(0, 4).Select(s => Engines.Read(run, s)[0]).ToArray();
            Assert.All(amounts, a => Assert.True(a >= 0));
            Assert.Equal(13, amounts.Sum(), 1e-9);
        }

        Assert.True(last >= 0);
    }

    [Theory]
    [MemberData(nameof(Engine))]
    public void A_setting_acts_on_the_present_and_the_future(string engine)
    {
        var b = new PlanBuilder();
        var rate = b.Constant("rate", 1);
        var s = b.Stock("s", Times(Number(100), Value(rate)), [2], []);
        var flow = b.Flow("in", Times(Value(rate), Number(2)));
        var run = Engines.Create(engine, b.Build(5, 1)).CreateRun(2);
        run.Set(rate, [1, 3]);
        run.Initialize();
        Assert.Equal([100.0, 300], Engines.Read(run, s));
        run.Set(rate, [5, 7]);
        Assert.Equal([10.0, 14], Engines.Read(run, flow));
        Assert.Equal([100.0, 300], Engines.Read(run, s));
        run.Advance();
        Assert.Equal([110.0, 314], Engines.Read(run, s));
        Assert.Throws<ArgumentException>(() => run.Set(flow, [1, 1]));
        Assert.Throws<ArgumentException>(() => run.Set(rate, [1]));
    }

    [Theory]
    [InlineData(TableKind.Continuous, -1.0, 5.0)]
    [InlineData(TableKind.Continuous, 0.5, 7.5)]
    [InlineData(TableKind.Continuous, 3.0, 10.0)]
    [InlineData(TableKind.Continuous, 9.0, 10.0)]
    [InlineData(TableKind.Continuous, double.PositiveInfinity, 10.0)]
    [InlineData(TableKind.Extrapolate, -1.0, 0.0)]
    [InlineData(TableKind.Extrapolate, 5.0, 10.0)]
    [InlineData(TableKind.Discrete, -1.0, 5.0)]
    [InlineData(TableKind.Discrete, 0.99, 5.0)]
    [InlineData(TableKind.Discrete, 1.0, 10.0)]
    [InlineData(TableKind.Discrete, 99.0, 10.0)]
    [InlineData(TableKind.Continuous, double.NaN, double.NaN)]
    public void Tables(TableKind kind, double x, double expected)
    {
        foreach (var engine in Engines.Names)
        {
            var b = new PlanBuilder();
            var table = b.Table(kind, [0, 1, 3], [5, 10, 10]);
            var input = b.Constant("x", x);
            var y = b.Auxiliary("y", new PlanLookup(table, Value(input)));
            Assert.Equal(expected, Engines.Final(engine, b.Build(0, 1), y));
        }
    }

    [Fact]
    public void Recorder_keeps_saved_steps_of_reported_variables()
    {
        var b = new PlanBuilder();
        b.Stock("s", Number(1), [1], []);
        b.Flow("in", Number(1));
        var plan = b.Build(2, 0.25);
        plan = plan with { Clock = plan.Clock with { SaveStride = 4 } };
        var trajectory = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([0.0, 1, 2], trajectory.Times);
        Assert.Equal([1.0, 2, 3], trajectory.Find("s")!.Values);
    }

    private static PlanRandom Draw(string name) => new(RandomDistribution.Uniform, [Number(0), Number(1)], name, null);
}
