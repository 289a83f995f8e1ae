using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Simulation;

/// <summary>A run of the <see cref="Interpreter"/>: each lane is simulated by itself.</summary>
internal sealed class InterpreterRun : ISimulationRun
{
    private readonly SimulationPlan plan;
    private readonly InterpretedMember[] members;
    private bool isInitialized;

    internal InterpreterRun(SimulationPlan plan, StockEquations stocks, int lanes, ulong seed, long firstMember)
    {
        this.plan = plan;
        members = [.. Enumerable.Range(0, lanes).Select(lane => new InterpretedMember(plan, stocks, seed, firstMember + lane))];
    }

    public int Lanes => members.Length;

    public int Step { get; private set; }

    public double Time => plan.Clock.TimeAt(Step);

    /// <summary>Current, previous and initial values of every variable and lane, and the step.</summary>
    public int StateSize => (3 * plan.Variables.Length * Lanes) + 1;

    public void Set(int variable, ReadOnlySpan<double> values)
    {
        if (!plan.Variables[variable].IsConstant)
        {
            throw new ArgumentException($"'{plan.Variables[variable].Name}' is not a constant.", nameof(variable));
        }

        CheckLanes(values.Length, nameof(values));
        for (var lane = 0; lane < Lanes; lane++)
        {
            members[lane].Set(variable, values[lane]);
            if (isInitialized)
            {
                members[lane].EvaluateStep(Step);
            }
        }
    }

    public void Initialize()
    {
        Step = 0;
        isInitialized = true;
        foreach (var member in members)
        {
            member.Initialize();
        }
    }

    public void Advance()
    {
        CheckInitialized();
        foreach (var member in members)
        {
            member.Advance(Step);
        }

        Step++;
    }

    public void Read(int variable, Span<double> values)
    {
        CheckInitialized();
        CheckLanes(values.Length, nameof(values));
        for (var lane = 0; lane < Lanes; lane++)
        {
            var value = members[lane].Evaluator.Current[variable];
            values[lane] = double.IsNaN(value) ? double.NaN : value; // one NaN only
        }
    }

    public void SaveState(Span<double> destination)
    {
        CheckInitialized();
        destination[0] = Step;
        var next = 1;
        for (var v = 0; v < plan.Variables.Length; v++)
        {
            foreach (var member in members)
            {
                destination[next] = member.Evaluator.Current[v];
                destination[next + Lanes] = member.Evaluator.Previous[v];
                destination[next + (2 * Lanes)] = member.Evaluator.Initial[v];
                next++;
            }

            next += 2 * Lanes;
        }
    }

    public void RestoreState(ReadOnlySpan<double> source)
    {
        Step = (int)source[0];
        isInitialized = true;
        var next = 1;
        for (var v = 0; v < plan.Variables.Length; v++)
        {
            foreach (var member in members)
            {
                member.Evaluator.Current[v] = source[next];
                member.Evaluator.Previous[v] = source[next + Lanes];
                member.Evaluator.Initial[v] = source[next + (2 * Lanes)];
                next++;
            }

            next += 2 * Lanes;
        }

        foreach (var member in members)
        {
            member.Restore(Step);
        }
    }

    private void CheckLanes(int length, string name)
    {
        if (length != Lanes)
        {
            throw new ArgumentException("One value per lane is needed.", name);
        }
    }

    private void CheckInitialized()
    {
        if (!isInitialized)
        {
            throw new InvalidOperationException("Initialize first.");
        }
    }
}
