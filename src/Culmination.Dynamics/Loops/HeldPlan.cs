using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Loops;

/// <summary>
/// A plan in which chosen scalars can be held on a path given from outside, or multiplied, as seen by whatever reads them: equations, and the stocks a flow feeds or drains. The scalar
/// itself keeps the value of its own equation (a stock goes on integrating), so that its response can be read while everybody else sees the held value.
/// </summary>
/// <param name="Plan">Ids of the given plan keep their meaning; the added variables stand at its end.</param>
/// <param name="Elements">The scalars that can be held, ascending.</param>
public sealed record HeldPlan(SimulationPlan Plan, ImmutableArray<int> Elements)
{
    private const int AddedPerElement = 5;

    /// <summary>Id of the constant that holds an element while it is not 0.</summary>
    public int Switch(int element) => First(element);

    /// <summary>Id of the constant that readers see while the element is held.</summary>
    public int Value(int element) => First(element) + 1;

    /// <summary>Id of the constant that multiplies what readers see while the element is not held.</summary>
    public int Factor(int element) => First(element) + 2;

    /// <summary>Id of the constant that flows into an element that is a stock, beside its own flows; without effect for others.</summary>
    public int Addition(int element) => First(element) + 3;

    private int First(int element) => Plan.Variables.Length - (AddedPerElement * Elements.Length) + (AddedPerElement * Elements.BinarySearch(element));

    private static int SeenId(int count, int index) => count + (AddedPerElement * index) + AddedPerElement - 1;

    /// <param name="plan">Any plan.</param>
    /// <param name="elements">Ids of variables of it that are neither constants nor listed twice, ascending.</param>
    public static HeldPlan Of(SimulationPlan plan, ImmutableArray<int> elements)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var count = plan.Variables.Length;
        var seen = new int[count];
        for (var id = 0; id < count; id++)
        {
            var index = elements.BinarySearch(id);
            seen[id] = index < 0 ? id : SeenId(count, index);
        }

        var variables = ImmutableArray.CreateBuilder<PlanVariable>();
        variables.AddRange(plan.Variables.Select((v, id) => v with
        {
            Equation = Redirect(v.Equation, seen),
            Inflows = [.. v.Inflows.Select(f => seen[f]), .. v.Kind == PlanVariableKind.Stock && seen[id] != id ? [seen[id] - 1] : Array.Empty<int>()],
            Outflows = [.. v.Outflows.Select(f => seen[f])],
        }));
        foreach (var element in elements)
        {
            var name = plan.Variables[element].Name;
            var at = variables.Count;
            variables.Add(Constant($"hold {name}", 0));
            variables.Add(Constant($"held value of {name}", 0));
            variables.Add(Constant($"factor of {name}", 1));
            variables.Add(Constant($"addition to {name}", 0));
            variables.Add(Auxiliary($"{name} as seen", new PlanChoice(
                new PlanVariableReference(at),
                new PlanVariableReference(at + 1),
                new PlanBinary(BinaryOperation.Multiply, new PlanVariableReference(element), new PlanVariableReference(at + 2)))));
        }

        ImmutableArray<int> constants = [.. elements.SelectMany((_, i) => Enumerable.Range(SeenId(count, i) - AddedPerElement + 1, AddedPerElement - 1))];
        return new HeldPlan(
            plan with
            {
                Variables = variables.ToImmutable(),
                InitialOrder = [.. constants, .. plan.InitialOrder.SelectMany(id => WithSeen(id, seen))],
                StepOrder =
                [
                    .. constants,
                    .. elements.Where(e => plan.Variables[e].Kind == PlanVariableKind.Stock).Select(e => seen[e]),
                    .. plan.StepOrder.SelectMany(id => WithSeen(id, seen)),
                ],
            },
            elements);
    }

    private static IEnumerable<int> WithSeen(int id, int[] seen) => seen[id] == id ? [id] : [id, seen[id]];

    private static PlanVariable Constant(string name, double value) =>
        new(name, PlanVariableKind.Auxiliary, new PlanConstant(value), [], [], string.Empty, IsConstant: true, IsInternal: true, NonNegative: false);

    private static PlanVariable Auxiliary(string name, PlanExpression equation) =>
        new(name, PlanVariableKind.Auxiliary, equation, [], [], string.Empty, IsConstant: false, IsInternal: true, NonNegative: false);

    /// <summary>The equation with each reading of a scalar that can be held replaced; INIT keeps the true beginning.</summary>
    private static PlanExpression Redirect(PlanExpression expression, int[] seen) => expression switch
    {
        PlanVariableReference r => r with { Variable = seen[r.Variable] },
        PlanPreviousValue p => new PlanPreviousValue(seen[p.Variable], Redirect(p.Initial, seen)),
        PlanUnary u => u with { Operand = Redirect(u.Operand, seen) },
        PlanBinary b => b with { Left = Redirect(b.Left, seen), Right = Redirect(b.Right, seen) },
        PlanChoice c => new PlanChoice(Redirect(c.Condition, seen), Redirect(c.WhenTrue, seen), Redirect(c.WhenFalse, seen)),
        PlanLookup l => l with { X = Redirect(l.X, seen) },
        PlanRandom r => r with { Arguments = [.. r.Arguments.Select(a => Redirect(a, seen))] },
        _ => expression,
    };
}
