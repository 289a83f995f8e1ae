using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>What all equations of a model share while they are bound.</summary>
internal sealed class BindingState(Model model, Symbols symbols, int firstInternal)
{
    /// <summary>More help nobody, and cost time.</summary>
    private const int MostMistakes = 250;

    private readonly HashSet<Diagnostic> reported = [];
    private int mistakes;
    private readonly Dictionary<EquationText, Expression?> parsed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<VariableSymbol, ElementEquation?[]> equations = new(ReferenceEqualityComparer.Instance);
    private int operations;
    private int? stepTime;

    internal Model Model { get; } = model;

    internal Symbols Symbols { get; } = symbols;

    internal List<Diagnostic> Found { get; } = [];

    internal List<PlanTable> Tables { get; } = [];

    /// <summary>Variables that delays and smooths are made of; their ids follow those of the model and the probes.</summary>
    internal List<BoundVariable> Internals { get; } = [];

    /// <summary>Ids of constants that shape the model itself and so cannot be set from outside.</summary>
    internal HashSet<int> Structural { get; } = [];

    /// <summary>How many calls of macros have been bound.</summary>
    internal int MacroCalls { get; set; }

    /// <summary>Whether the variables themselves depend on dt.</summary>
    internal bool DependsOnTimeStep { get; set; }

    /// <summary>Whether there are so many mistakes that no more are looked for.</summary>
    internal bool IsFull => mistakes > MostMistakes;

    /// <summary>The values at the start that had to be known, by the id of their variable; null where one cannot be known.</summary>
    internal Dictionary<int, KnownValue?> KnownValues { get; } = [];

    /// <summary>Expressions of initial values that differ from the equation, by the id of their variable.</summary>
    internal SortedDictionary<int, PlanExpression> Initials { get; } = [];

    /// <summary>Reports a mistake once: an equation for all elements is bound for each.</summary>
    internal void Report(Diagnostic diagnostic)
    {
        if (IsFull || !reported.Add(diagnostic))
        {
            return;
        }

        mistakes += diagnostic.Severity == Severity.Error ? 1 : 0;
        Found.Add(IsFull ? BindingDiagnostics.TooMany(diagnostic.Span, MostMistakes) : diagnostic);
    }

    /// <summary>Counts operations; false when there are too many, which is reported.</summary>
    internal bool Afford(Expression expression, EquationScope scope, int count = 1)
    {
        var before = operations;
        operations = (int)Math.Min(int.MaxValue, (long)operations + count);
        if (operations <= SimulationLimits.MaximumOperations)
        {
            return !IsFull;
        }

        if (before <= SimulationLimits.MaximumOperations)
        {
            Report(BindingDiagnostics.TooLarge(scope.Place(expression), FormattableString.Invariant($"spread out over all elements, the equations have more than {SimulationLimits.MaximumOperations} operations")));
        }

        return false;
    }

    /// <summary>How many operations have been counted.</summary>
    internal int Operations => operations;

    /// <summary>Whether there are more operations than a model may have; this has been reported.</summary>
    internal bool IsOverspent => operations > SimulationLimits.MaximumOperations;

    /// <summary>Whether so many more operations may be made, none of which is counted yet; reported where they may not.</summary>
    internal bool CanAfford(int count, Expression expression, EquationScope scope) =>
        !IsFull && ((long)operations + count <= SimulationLimits.MaximumOperations || Afford(expression, scope, int.MaxValue));

    /// <summary>
    /// Looks ahead when one of many elements with the same equation has been bound: where all of them together plainly go beyond the limit this is told at once, before they are spread out. An equation costs the
    /// same at every element; the margin of two is for what only its first one may count.
    /// </summary>
    /// <param name="cost">Operations of the first.</param>
    /// <param name="others">How many more there are.</param>
    internal void Foresee(long cost, int others, Expression expression, EquationScope scope)
    {
        if (!IsOverspent && operations + (cost * others) > 2L * SimulationLimits.MaximumOperations)
        {
            Afford(expression, scope, int.MaxValue);
        }
    }

    internal int Add(BoundVariable variable)
    {
        if (firstInternal + Internals.Count >= SimulationLimits.MaximumElements)
        {
            Report(BindingDiagnostics.TooLarge(variable.Span, BindingDiagnostics.ElementLimit(variable.Source.Name)));
            return 0;
        }

        Internals.Add(variable);
        return firstInternal + Internals.Count - 1;
    }

    /// <summary>Says which flows an internal stock has.</summary>
    internal void Connect(int stock, int inflow, int? outflow) => Connect(stock, [inflow], outflow is null ? [] : [outflow.Value]);

    /// <inheritdoc cref="Connect(int, int, int?)"/>
    internal void Connect(int stock, ImmutableArray<int> inflows, ImmutableArray<int> outflows) => Change(stock, v => v with { Inflows = inflows, Outflows = outflows });

    /// <summary>Gives an internal variable its equation, where others had to know of it before.</summary>
    internal void Define(int id, PlanExpression equation) => Change(id, v => v with { Equation = equation });

    private void Change(int id, Func<BoundVariable, BoundVariable> change)
    {
        // Where the limit on elements was exceeded there is no such variable, and the model is refused.
        if (id >= firstInternal)
        {
            Internals[id - firstInternal] = change(Internals[id - firstInternal]);
        }
    }

    /// <summary>The equation of each element of a variable; its mistakes are reported where it is bound.</summary>
    internal ElementEquation?[] EquationsOf(VariableSymbol variable)
    {
        if (!equations.TryGetValue(variable, out var found))
        {
            equations.Add(variable, found = ElementEquations.Assign(variable, _ => { }));
        }

        return found;
    }

    /// <summary>The expression of an equation of a macro, which many calls bind; null with a diagnostic.</summary>
    /// <param name="names">Names that may be written plainly, where the text is no equation otherwise.</param>
    internal Expression? Parsed(EquationText text, IEnumerable<string> names)
    {
        if (!parsed.TryGetValue(text, out var expression))
        {
            (expression, var problem) = Parser.Parse(text.Text);
            if (expression is null && Parser.Parse(text.Text, new KnownNames(names)).Expression is { } plain)
            {
                expression = plain;
            }
            else if (problem is not null)
            {
                Report(Diagnostic.Error(problem.Code, text.SpanOf(problem.Start, problem.Length), problem.Message, problem.Help));
            }

            parsed.Add(text, expression);
        }

        return expression;
    }

    /// <summary>
    /// The time at which the present step began, also inside a Runge–Kutta step: what was TIME one dt ago, plus dt. What happens for one dt (PULSE) hangs on it, so that no
    /// method sees half of it.
    /// </summary>
    internal PlanExpression StepTime(ModelVariable source)
    {
        if (stepTime is null)
        {
            var time = Add(Plain("#time", source, new PlanClock(ClockValue.Time)));
            var step = new PlanClock(ClockValue.TimeStep);
            var before = new PlanBinary(BinaryOperation.Subtract, new PlanClock(ClockValue.StartTime), step);
            stepTime = Add(Plain("#time of step", source, new PlanBinary(BinaryOperation.Add, new PlanPreviousValue(time, before), step)));
        }

        return new PlanVariableReference(stepTime.Value);
    }

    internal static BoundVariable Plain(string name, ModelVariable source, PlanExpression equation, PlanVariableKind kind = PlanVariableKind.Auxiliary) =>
        new(name, kind, source, [], string.Empty, equation, [], [], IsConstant: false, IsProbe: false, IsInternal: true, source.Span);

    internal int AddTable(string name, GraphicalFunction graph)
    {
        Tables.Add(new PlanTable(name, graph.X, graph.Y, graph.Kind));
        return Tables.Count - 1;
    }
}
