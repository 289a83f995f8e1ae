using Culmination.Cli.Runs;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Cli.Tests.Runs;

public sealed class RunTableTests
{
    [Fact]
    public void A_run_has_time_first_quoted_names_saved_steps_and_no_internal_variables()
    {
        using var text = new StringWriter();
        RunTable.Write(text, new Doubling(new SimulationClock(0, 1, 0.25, IntegrationMethod.Euler, 2)), [(0, 0.1)], 0, TestContext.Current.CancellationToken);
        Assert.Equal("time,stock,\"killed[Invader,Line]\",\"say \"\"x\"\"\"\n0,0.1,0.1,0.1\n0.5,0.4,0.4,0.4\n1,1.6,1.6,1.6\n", text.ToString());
    }

    [Fact]
    public void The_last_step_is_saved_even_between_strides()
    {
        using var text = new StringWriter();
        RunTable.Write(text, new Doubling(new SimulationClock(0, 3, 1, IntegrationMethod.Euler, 2)), [(0, 1.0)], 0, TestContext.Current.CancellationToken);
        Assert.Equal(["0", "2", "3"], text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var text = new StringWriter();
        Assert.ThrowsAny<OperationCanceledException>(() => RunTable.Write(text, new Doubling(new SimulationClock(0, 1, 0.25, IntegrationMethod.Euler, 1)), [], 0, new CancellationToken(true)));
    }

    /// <summary>A simulator whose every variable doubles at each step.</summary>
    private sealed class Doubling(SimulationClock clock) : ISimulator, ISimulationRun
    {
        private double _value;

        public string Name => "doubling";

        public SimulationPlan Plan { get; } = new(
            [Variable("stock", false), Variable("stage 1 of delay", true), Variable("killed[Invader,Line]", false), Variable("say \"x\"", false)], [], [], [], clock);

        public int PreferredLanes => 1;

        public int Lanes => 1;

        public int Step { get; private set; }

        public double Time => clock.TimeAt(Step);

        public int StateSize => 0;

        public ISimulationRun CreateRun(int lanes, ulong seed = 0, long firstMember = 0) => this;

        public void Set(int variable, ReadOnlySpan<double> values) => _value = values[0];

        public void Initialize() => Step = 0;

        public void Advance()
        {
            Step++;
            _value *= 2;
        }

        public void Read(int variable, Span<double> values) => values[0] = _value;

        public void SaveState(Span<double> destination)
        {
        }

        public void RestoreState(ReadOnlySpan<double> source)
        {
        }

        private static PlanVariable Variable(string name, bool isInternal) =>
            new(name, PlanVariableKind.Stock, new PlanConstant(0), [], [], string.Empty, false, isInternal, false);
    }
}
