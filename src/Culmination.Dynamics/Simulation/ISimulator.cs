using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Simulation;

/// <summary>
/// Something that can run a plan: the scalar interpreter (the oracle) or the vector kernel. Both give the same bits.
/// </summary>
public interface ISimulator
{
    /// <summary>A short name for provenance: "interpreter" or "kernel".</summary>
    string Name { get; }

    SimulationPlan Plan { get; }

    /// <summary>How many members a run handles best at once.</summary>
    int PreferredLanes { get; }

    /// <summary>
    /// Makes a run of <paramref name="lanes"/> members whose numbers (for random draws inside the model) begin at <paramref name="firstMember"/>.
    /// Not thread-safe; make one per thread and block.
    /// </summary>
    ISimulationRun CreateRun(int lanes, ulong seed = 0, long firstMember = 0);
}

/// <summary>
/// Some members (lanes) of an ensemble, simulated in step with one another. Order of calls: <see cref="Set"/> the inputs, <see cref="Initialize"/>, then
/// <see cref="Advance"/> as often as wanted. After either, every variable that was asked for can be read at the current time.
/// </summary>
public interface ISimulationRun
{
    int Lanes { get; }

    /// <summary>Steps made since the start.</summary>
    int Step { get; }

    double Time { get; }

    /// <summary>
    /// Sets a constant (<see cref="PlanVariable.IsConstant"/>) to one value per lane, from now on. Before <see cref="Initialize"/> it also shapes initial values; later it
    /// acts on the present and the future (a policy), and the values read at the current time change with it. Others are refused (ArgumentException).
    /// </summary>
    void Set(int variable, ReadOnlySpan<double> values);

    void Initialize();

    /// <summary>Makes one step of dt.</summary>
    void Advance();

    /// <summary>Copies the current values of a variable, one per lane.</summary>
    void Read(int variable, Span<double> values);

    /// <summary>How many doubles <see cref="SaveState"/> writes.</summary>
    int StateSize { get; }

    /// <summary>Writes all that is needed to go on from here (stocks, remembered values, inputs, step), lane after lane within each value.</summary>
    void SaveState(Span<double> destination);

    /// <summary>Goes back to a saved state of a run with the same plan, lanes, seed and first member.</summary>
    void RestoreState(ReadOnlySpan<double> source);
}
