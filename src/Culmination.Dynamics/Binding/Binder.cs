using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// Finds what every name of a model means, spreads arrays into scalar variables, makes delays of stocks and flows, and orders all of them. All mistakes are reported, not only the
/// first. Ids: the model's variables in order of declaration, the last dimension running fastest; then the probes; then internal variables.
/// </summary>
public sealed class Binder
{
    private readonly Model model;
    private readonly ImmutableArray<Probe> probes;
    private readonly BindingState state;
    private readonly ImmutableArray<VariableSymbol> declared;
    private readonly KnownNames? plainNames;
    private readonly List<BoundVariable> bound = [];

    private Binder(Model model, ImmutableArray<Probe> probes)
    {
        this.model = model;
        this.probes = probes;
        var early = new List<Diagnostic>();
        var tables = new List<PlanTable>();
        (var symbols, declared, var count) = Declarations.Declare(model, probes.Select(AsVariable), tables, early.Add);
        state = new BindingState(model, symbols, count);
        early.ForEach(state.Report);
        state.Tables.AddRange(tables);
        plainNames = probes.IsEmpty ? null : new KnownNames(symbols.AllNames);
    }

    private bool HasErrors => state.Found.Exists(d => d.Severity == Severity.Error);

    /// <summary>Binds a model, with probes added as auxiliaries after its own variables.</summary>
    public static Checked<BoundModel> Bind(Model model, IEnumerable<Probe>? probes = null) => new Binder(model, [.. probes ?? []]).Run();

    private static ModelVariable AsVariable(Probe probe)
    {
        var span = probe.Span ?? new TextSpan(probe.Name, 1, 1);

        // A quoted text in a scenario begins one character after its place.
        var start = span.Length == probe.Expression.Length + 2 ? span with { Column = span.Column + 1 } : span;
        return new ModelVariable(
            probe.Name, PlanVariableKind.Auxiliary, [], [new ElementEquation([], new EquationText(probe.Expression, start))], [], [], string.Empty, string.Empty, null, false, null, null, span);
    }

    private Checked<BoundModel> Run()
    {
        // Names whose declaration failed would all be reported again where they are used.
        if (HasErrors)
        {
            return Checked.Fail<BoundModel>(state.Found);
        }

        foreach (var macro in model.Macros)
        {
            // A macro that is called nowhere is to be free of mistakes in its text as well.
            var names = macro.Parameters.Select(p => p.Name).Concat(macro.Variables.Select(v => v.Name)).ToList();
            foreach (var text in macro.Parameters.Select(p => p.Default).Concat(macro.Variables.SelectMany(v => v.Equations).Select(e => e.Equation)).Append(macro.Equation).OfType<EquationText>())
            {
                state.Parsed(text, names);
            }
        }

        var firstProbe = declared.Length - probes.Length;
        for (var i = 0; i < declared.Length; i++)
        {
            if (declared[i].FirstId >= 0 && !state.IsFull)
            {
                BindVariable(declared[i], isProbe: i >= firstProbe);
            }
        }

        if (HasErrors)
        {
            return Checked.Fail<BoundModel>(state.Found);
        }

        bound.AddRange(state.Internals);
        InitialValues.Apply(bound, state.Initials);
        foreach (var id in state.Structural)
        {
            bound[id] = bound[id] with { IsConstant = false, ShapesModel = bound[id].IsConstant };
        }

        var (initial, step) = Order();
        return HasErrors
            ? Checked.Fail<BoundModel>(state.Found)
            : Checked.Of(new BoundModel(model, probes, [.. bound], [.. state.Tables], initial, step, state.DependsOnTimeStep), state.Found);
    }

    private void BindVariable(VariableSymbol variable, bool isProbe)
    {
        var equations = ElementEquations.Assign(variable, state.Report);
        var parsed = new Dictionary<ElementEquation, Expression?>(ReferenceEqualityComparer.Instance);
        Dictionary<ElementEquation, int>? uses = null;
        for (var offset = 0; offset < equations.Length; offset++)
        {
            var equation = equations[offset];
            Expression? expression = null;
            var isFirst = equation is not null && !parsed.TryGetValue(equation, out expression);
            if (isFirst)
            {
                parsed.Add(equation!, expression = Parse(equation!.Equation, isProbe));
            }

            // The model is refused once it is too large: then only what else may be wrong is looked for.
            if (state.IsOverspent && !isFirst)
            {
                continue;
            }

            var before = state.Operations;
            bound.Add(BindElement(variable, offset, equation, expression, isProbe));
            var cost = (long)state.Operations - before;
            if (isFirst && expression is not null && cost * equations.Length > SimulationLimits.MaximumOperations)
            {
                uses ??= Uses(equations);
                state.Foresee(cost, uses[equation!] - 1, expression, ScopeOf(variable, offset, equation!));
            }
        }
    }

    /// <summary>How many elements have each equation.</summary>
    private static Dictionary<ElementEquation, int> Uses(ElementEquation?[] equations)
    {
        var uses = new Dictionary<ElementEquation, int>(ReferenceEqualityComparer.Instance);
        foreach (var equation in equations)
        {
            if (equation is not null)
            {
                uses[equation] = uses.GetValueOrDefault(equation) + 1;
            }
        }

        return uses;
    }

    private Expression? Parse(EquationText text, bool isProbe)
    {
        var (expression, problem) = Parser.Parse(text.Text, isProbe ? plainNames : null);
        if (problem is not null)
        {
            state.Report(Diagnostic.Error(problem.Code, text.SpanOf(problem.Start, problem.Length), problem.Message, problem.Help));
        }

        return expression;
    }

    private BoundVariable BindElement(VariableSymbol variable, int offset, ElementEquation? equation, Expression? expression, bool isProbe)
    {
        var source = variable.Source;
        var at = variable.ElementAt(offset);
        var name = ElementEquations.NameOf(variable, offset);
        PlanExpression value = new PlanConstant(0);
        if (expression is not null)
        {
            var scope = ScopeOf(variable, offset, equation!);
            value = new EquationBinder(scope).Bind(expression);
            if (equation!.Initial is { } initial)
            {
                BindInitial(variable, name, at, initial);
            }
        }

        var isConstant = source.Kind != PlanVariableKind.Stock && !isProbe && equation?.Initial is null && value is PlanConstant or PlanUnary { Operation: UnaryOperation.Negate, Operand: PlanConstant };
        var graph = equation?.Graph ?? (variable.Tables.IsEmpty ? null : source.Graph);
        if (graph is not null && !source.IsFunction)
        {
            value = new PlanLookup(TableOf(variable, offset, graph), value);
            isConstant = false;
        }

        if (source is { Kind: PlanVariableKind.Flow, NonNegative: true } && (!isConstant || value is not PlanConstant { Value: >= 0 }))
        {
            isConstant = false;

            // In this order, what is not a number stays so.
            value = new PlanBinary(BinaryOperation.Maximum, new PlanConstant(0), value);
        }

        var isStock = source.Kind == PlanVariableKind.Stock;
        return new BoundVariable(
            name,
            source.Kind,
            source,
            [.. ElementEquations.ElementsOf(variable, offset)],
            equation?.Text.Trim() ?? string.Empty,
            value,
            isStock ? FlowConnections.Find(source.Inflows, variable, at, state) : [],
            isStock ? FlowConnections.Find(source.Outflows, variable, at, state) : [],
            isConstant,
            isProbe,
            IsInternal: false,
            equation?.Equation.SpanOf(equation.Text.Length - equation.Text.AsSpan().TrimStart().Length, equation.Text.AsSpan().Trim().Length) ?? source.Span);
    }

    private EquationScope ScopeOf(VariableSymbol variable, int offset, ElementEquation equation) =>
        new(state, variable.Source, ElementEquations.NameOf(variable, offset), variable.Axes, variable.ElementAt(offset), variable.FirstId + offset, equation.Equation);

    private void BindInitial(VariableSymbol variable, string name, int[] at, EquationText initial)
    {
        if (variable.Source.Kind == PlanVariableKind.Stock || variable.Source.Graph is not null)
        {
            var what = variable.Source.Kind == PlanVariableKind.Stock ? "a stock, whose <eqn> is its initial value" : "a graphical function";
            state.Report(Diagnostic.Error("E0105", initial.SpanOf(0, initial.Text.Length), $"not supported: <init_eqn> of '{variable.Name}', {what}"));
        }
        else if (Parse(initial, isProbe: false) is { } expression)
        {
            var scope = new EquationScope(state, variable.Source, name + " #initial", variable.Axes, at, variable.FirstId + variable.Offset(at), initial);
            state.Initials[variable.FirstId + variable.Offset(at)] = new EquationBinder(scope).Bind(expression);
        }
    }

    private int TableOf(VariableSymbol variable, int offset, GraphicalFunction graph)
    {
        if (!variable.Tables.IsEmpty)
        {
            return variable.TableAt(offset);
        }

        return state.AddTable(ElementEquations.NameOf(variable, offset), graph);
    }

    private (ImmutableArray<int> Initial, ImmutableArray<int> Step) Order()
    {
        var needs = new Dependencies[bound.Count];
        for (var id = 0; id < needs.Length; id++)
        {
            needs[id] = Dependencies.Of(bound[id].Equation);
            if (needs[id].Depth > SimulationLimits.MaximumEquationDepth)
            {
                state.Report(BindingDiagnostics.TooLarge(
                    bound[id].Span, FormattableString.Invariant($"spread out, the equation of '{bound[id].Name}' is nested more than {SimulationLimits.MaximumEquationDepth} deep")));
            }
        }

        var rank = new int[bound.Count];
        var sorted = Enumerable.Range(0, bound.Count).ToArray();
        var keys = bound.ConvertAll(v => v.Name).ToArray();
        Array.Sort(keys, sorted, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            rank[sorted[i]] = i;
        }

        var initial = Sort(_ => true, [.. needs.Select(n => n.Start)], rank, atStart: true);
        var step = Sort(id => bound[id].Kind != PlanVariableKind.Stock, [.. needs.Select(n => n.Now)], rank, atStart: false);
        return (initial, step);
    }

    private ImmutableArray<int> Sort(Func<int, bool> isWanted, int[][] reads, int[] rank, bool atStart)
    {
        var (order, circle) = EvaluationOrder.Sort(isWanted, reads, rank);
        if (!circle.IsEmpty && (atStart || !state.Found.Exists(d => d.Code == "E0310")))
        {
            var path = circle.Select(id => bound[id]).Where(v => !v.IsInternal).Select(v => v.Name);
            var first = circle.Select(id => bound[id]).FirstOrDefault(v => !v.IsInternal) ?? bound[circle[0]];
            var isLoop = atStart && circle.All(id => bound[id].Kind != PlanVariableKind.Stock);
            state.Report(BindingDiagnostics.Circle(first.Span, string.Join(" → ", path), atStart && !isLoop));
        }

        return order;
    }
}
