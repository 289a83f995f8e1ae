using System.Collections.Immutable;

namespace Culmination.Dynamics.Planning;

/// <summary>
/// A model ready to be simulated, with no trace of the language it was written in: scalar variables, their equations, and the orders of
/// evaluation. It is plain data and can be sent to another process; the interpreter and the kernels need nothing else.
/// </summary>
/// <param name="Variables">Every scalar variable; an array element is a variable of its own. The index in this array is the variable's id.</param>
/// <param name="Tables">Graphical functions.</param>
/// <param name="InitialOrder">The ids of all variables (a stock is evaluated by its initial equation) in an order in which each comes after what its
/// initial value needs.</param>
/// <param name="StepOrder">The ids of all non-stock variables in an order in which each comes after the non-stocks it reads at the same time.</param>
/// <param name="Clock">Start, stop, dt, method and saving interval.</param>
public sealed record SimulationPlan(
    ImmutableArray<PlanVariable> Variables,
    ImmutableArray<PlanTable> Tables,
    ImmutableArray<int> InitialOrder,
    ImmutableArray<int> StepOrder,
    SimulationClock Clock)
{
    /// <summary>The id of the variable with exactly this display name (for example <c>force[Invader]</c>), or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Variables.Length; i++)
        {
            if (string.Equals(Variables[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>One scalar variable of a plan.</summary>
/// <param name="Name">Display name as the model's author wrote it, with elements: <c>people killed[Invader,Line]</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Equation">Stock: the equation of its initial value. Otherwise: its equation.</param>
/// <param name="Inflows">Stock: ids of the flows that fill it.</param>
/// <param name="Outflows">Stock: ids of the flows that drain it.</param>
/// <param name="Unit">The declared unit as text, or empty.</param>
/// <param name="IsConstant">True for a non-stock whose equation contains a literal only (a sign is allowed): it can be set from outside.</param>
/// <param name="IsInternal">True for variables the binder made (stages of a delay): they are not reported.</param>
/// <param name="NonNegative">A stock under the non-negative option: its outflows are limited, in the order listed, to what is there.</param>
public sealed record PlanVariable(
    string Name,
    PlanVariableKind Kind,
    PlanExpression Equation,
    ImmutableArray<int> Inflows,
    ImmutableArray<int> Outflows,
    string Unit,
    bool IsConstant,
    bool IsInternal,
    bool NonNegative);

public enum PlanVariableKind
{
    Stock,
    Flow,
    Auxiliary,
}

/// <summary>A graphical function: points in ascending x, and what happens outside and between them.</summary>
public sealed record PlanTable(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, TableKind Kind);

public enum TableKind
{
    /// <summary>Linear between points, held constant outside.</summary>
    Continuous,

    /// <summary>Linear between points, extended along the last two points outside.</summary>
    Extrapolate,

    /// <summary>Steps: the y of the last point at or below x; the first y below the first point.</summary>
    Discrete,
}

/// <summary>The clock of a run. Step k is at Start + k·TimeStep, never by adding up; StepCount steps are made; every SaveStride-th step is saved.</summary>
public sealed record SimulationClock(double Start, double Stop, double TimeStep, IntegrationMethod Method, int SaveStride)
{
    /// <summary>How many steps lead from start to stop.</summary>
    public int StepCount => checked((int)Math.Round((Stop - Start) / TimeStep));

    public double TimeAt(int step) => Start + (step * TimeStep);
}

public enum IntegrationMethod
{
    Euler,

    /// <summary>Heun's second-order Runge–Kutta method.</summary>
    RungeKutta2,

    /// <summary>The classical fourth-order Runge–Kutta method.</summary>
    RungeKutta4,
}
