using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Binds calls of macros (XMILE 1.0, section 3.6): each call, at each element, gets variables of its own.</summary>
internal sealed class MacroBinder(EquationScope scope, EquationBinder binder)
{
    private const int MaximumDepth = 32;
    private const int MaximumCalls = 100_000;

    /// <summary>The bound call, or null when it is another function.</summary>
    internal PlanExpression? TryBind(CallExpression call, string function)
    {
        if (scope.Symbols.Macro(function) is not { } macro)
        {
            return null;
        }

        if (scope.Macro is { } outer && outer.IsInside(macro))
        {
            // A macro that stands for a function of the language may be made of it.
            return FunctionBinder.IsBuiltIn(function) ? null : scope.Refuse(BindingDiagnostics.Recursion(scope.Place(call), outer.Path(macro)));
        }

        var least = macro.Parameters.TakeWhile(p => p.Default is null).Count();
        if (call.Arguments.Length < least || call.Arguments.Length > macro.Parameters.Length)
        {
            var wanted = FormattableString.Invariant(least == macro.Parameters.Length ? (FormattableString)$"{least}" : $"{least} to {macro.Parameters.Length}");
            return scope.Refuse(BindingDiagnostics.Arguments(scope.Place(call), macro.Name, wanted + (macro.Parameters.Length == 1 ? " argument" : " arguments"), call.Arguments.Length));
        }

        var inner = new MacroCall(macro, scope.Macro);
        if (inner.Depth > MaximumDepth)
        {
            return scope.Refuse(BindingDiagnostics.TooLarge(scope.Place(call), FormattableString.Invariant($"macros call one another more than {MaximumDepth} deep")));
        }

        if (++scope.State.MacroCalls > MaximumCalls)
        {
            return scope.Refuse(BindingDiagnostics.TooLarge(null, FormattableString.Invariant($"spread out over all elements, the equations call macros more than {MaximumCalls} times")));
        }

        return Expand(call, inner, scope.NextName(macro.Name));
    }

    private PlanVariableReference Expand(CallExpression call, MacroCall inner, string name)
    {
        var macro = inner.Macro;
        var flows = macro.Variables.SelectMany(v => v.Inflows.Concat(v.Outflows)).Select(f => ModelName.Canonical(f.Name)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < macro.Parameters.Length; i++)
        {
            var parameter = macro.Parameters[i];
            var (at, expression) = i < call.Arguments.Length
                ? (scope, call.Arguments[i])
                : (ScopeOf(inner, FormattableString.Invariant($"{name} {parameter.Name}"), scope.OwnerId, parameter.Default!), scope.State.Parsed(parameter.Default!, inner.Names));
            var value = expression is null ? new PlanConstant(0) : ReferenceEquals(at, scope) ? binder.Bind(expression) : new EquationBinder(at).Bind(expression);
            var known = Parameter(value, FormattableString.Invariant($"{name} {parameter.Name}"), flows.Contains(ModelName.Canonical(parameter.Name)));
            inner.Set(parameter.Name, known, () => expression is null ? null : StartValue.Of(expression, at));
        }

        var ids = Declare(inner, name);
        foreach (var (variable, id) in ids)
        {
            Define(inner, name, variable, id);
        }

        var result = scope.AddInternal(name, new PlanConstant(0));
        scope.State.Define(result, Bind(inner, name, result, macro.Equation));
        return new PlanVariableReference(result);
    }

    /// <summary>An argument is one value, however often the macro names it; where stocks of the macro are filled by it, it is a flow.</summary>
    private PlanExpression Parameter(PlanExpression value, string name, bool isFlow) =>
        !isFlow && value is PlanConstant or PlanVariableReference or PlanClock
            ? value
            : new PlanVariableReference(scope.AddInternal(name, value, isFlow ? PlanVariableKind.Flow : PlanVariableKind.Auxiliary));

    private List<(ModelVariable Variable, int Id)> Declare(MacroCall inner, string name)
    {
        var ids = new List<(ModelVariable, int)>();
        foreach (var variable in inner.Macro.Variables)
        {
            if (variable.IsFunction)
            {
                inner.SetTable(variable.Name, scope.State.AddTable(variable.Name, variable.Graph!));
            }
            else if (!variable.Equations.IsEmpty)
            {
                var plain = BindingState.Plain($"{name} {variable.Name}", scope.Owner, new PlanConstant(0), variable.Kind);
                var id = scope.State.Add(plain with { IsLimited = variable is { Kind: PlanVariableKind.Stock, NonNegative: true }, Span = variable.Span });
                inner.Set(variable.Name, new PlanVariableReference(id));
                ids.Add((variable, id));
            }
        }

        return ids;
    }

    private void Define(MacroCall inner, string name, ModelVariable variable, int id)
    {
        var equation = variable.Equations[0];
        var value = Bind(inner, $"{name} {variable.Name}", id, equation.Equation);
        if ((equation.Graph ?? variable.Graph) is { } graph)
        {
            value = new PlanLookup(scope.State.AddTable(variable.Name, graph), value);
        }

        if (variable is { Kind: PlanVariableKind.Flow, NonNegative: true })
        {
            value = new PlanBinary(BinaryOperation.Maximum, new PlanConstant(0), value);
        }

        scope.State.Define(id, value);
        if (variable.Kind == PlanVariableKind.Stock)
        {
            scope.State.Connect(id, Flows(inner, variable, variable.Inflows), Flows(inner, variable, variable.Outflows));
        }
    }

    private ImmutableArray<int> Flows(MacroCall inner, ModelVariable stock, ImmutableArray<FlowReference> flows)
    {
        var ids = ImmutableArray.CreateBuilder<int>(flows.Length);
        foreach (var flow in flows)
        {
            if (inner.Value(flow.Name) is not PlanVariableReference reference)
            {
                scope.Report(BindingDiagnostics.Unknown(flow.Span, "flow", flow.Name, inner.Names));
            }
            else if (inner.Macro.Variables.Any(v => v.Kind != PlanVariableKind.Flow && !v.Equations.IsEmpty && ModelName.Same(v.Name, flow.Name)))
            {
                scope.Report(BindingDiagnostics.NotAFlow(flow.Span, flow.Name, stock.Name));
            }
            else
            {
                ids.Add(reference.Variable);
            }
        }

        return ids.ToImmutable();
    }

    private PlanExpression Bind(MacroCall inner, string name, int id, EquationText equation)
    {
        // Some tools write the name of a variable of several words plainly where it is the whole equation.
        var expression = scope.State.Parsed(equation, inner.Names);
        return expression is null ? new PlanConstant(0) : new EquationBinder(ScopeOf(inner, name, id, equation)).Bind(expression);
    }

    private EquationScope ScopeOf(MacroCall inner, string name, int id, EquationText equation) => new(scope.State, scope.Owner, name, [], [], id, equation) { Macro = inner };
}
