using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>Turns one equation, at one element of its variable, into its scalar form.</summary>
internal sealed class Lowering(Scope scope, string text, TextSpan start, ImmutableDictionary<string, string> elements, List<Diagnostic> found)
{
    private static readonly PlanConstant Zero = new(0);
    private readonly SortedSet<int> reads = [];
    private ImmutableDictionary<string, string> stars = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<int> Reads => [.. reads];

    public PlanExpression Lower(Expression expression) => expression switch
    {
        NumberExpression n => new PlanConstant(n.Value),
        NameExpression n => Name(n),
        UnaryExpression u => new PlanUnary(u.Operator == "NOT" ? UnaryOperation.Not : UnaryOperation.Negate, Lower(u.Operand)),
        BinaryExpression b => new PlanBinary(Operations.Binary[b.Operator], Lower(b.Left), Lower(b.Right)),
        ChoiceExpression c => new PlanChoice(Lower(c.Condition), Lower(c.WhenTrue), Lower(c.WhenFalse)),
        CallExpression c => Call(c),
        _ => throw new InvalidOperationException($"No such expression: {expression.GetType().Name}"),
    };

    private PlanExpression Name(NameExpression name)
    {
        if (name.Subscripts.IsEmpty && scope.Variable(name.Name) is null && Operations.Constant(name.Name) is { } constant)
        {
            return constant;
        }

        if (Resolve(name) is not { } id)
        {
            return Zero;
        }

        reads.Add(id);
        return new PlanVariableReference(id);
    }

    private int? Resolve(NameExpression name)
    {
        if (scope.Variable(name.Name) is not { } variable)
        {
            found.Add(BindingDiagnostics.Unknown(Place(name), "variable", name.Name, scope.VariableNames));
            return null;
        }

        if (name.Subscripts.IsEmpty && !variable.Dimensions.IsEmpty && variable.Dimensions.All(d => elements.ContainsKey(ModelName.Canonical(d))))
        {
            return scope.Scalar(variable, [.. variable.Dimensions.Select(d => elements[ModelName.Canonical(d)])]);
        }

        if (name.Subscripts.Length != variable.Dimensions.Length)
        {
            found.Add(BindingDiagnostics.Subscripts(Place(name), name.Name, variable.Dimensions.Length, name.Subscripts.Length));
            return null;
        }

        var chosen = ImmutableArray.CreateBuilder<string>(name.Subscripts.Length);
        for (var i = 0; i < name.Subscripts.Length; i++)
        {
            if (Element(name, name.Subscripts[i], scope.Dimension(variable.Dimensions[i])!) is not { } element)
            {
                return null;
            }

            chosen.Add(element);
        }

        return scope.Scalar(variable, chosen.ToImmutable());
    }

    private string? Element(NameExpression name, string subscript, Dimension dimension)
    {
        if (subscript == "*")
        {
            if (stars.TryGetValue(ModelName.Canonical(dimension.Name), out var star))
            {
                return star;
            }

            found.Add(Diagnostic.Error("E0309", Place(name), "* stands for all elements and belongs inside SUM, MEAN, MIN, MAX, PROD or SIZE"));
            return null;
        }

        var direct = dimension.Elements.FirstOrDefault(e => ModelName.Same(e, subscript));
        if (direct is not null)
        {
            return direct;
        }

        if (elements.TryGetValue(ModelName.Canonical(subscript), out var current) && dimension.Elements.Contains(current, StringComparer.Ordinal))
        {
            return current;
        }

        found.Add(BindingDiagnostics.Unknown(Place(name), $"element of {dimension.Name}", subscript, dimension.Elements));
        return null;
    }

    private PlanExpression Call(CallExpression call)
    {
        var name = call.Function.ToUpperInvariant();
        if (scope.Table(call.Function) is { } table)
        {
            return call.Arguments.Length == 1 ? new PlanLookup(table, Lower(call.Arguments[0])) : Refuse(BindingDiagnostics.Arguments(Place(call), call.Function, "one argument"));
        }

        if (Operations.Over.Contains(name) && call.Arguments.Length == 1)
        {
            return OverElements(call, name);
        }

        switch (name)
        {
            case "MIN" or "MAX" when call.Arguments.Length >= 2:
                return call.Arguments.Skip(1).Aggregate(
                    Lower(call.Arguments[0]), (a, b) => new PlanBinary(name == "MIN" ? BinaryOperation.Minimum : BinaryOperation.Maximum, a, Lower(b)));
            case "SAFEDIV" when call.Arguments.Length == 2:
                return new PlanBinary(BinaryOperation.SafeDivide, Lower(call.Arguments[0]), Lower(call.Arguments[1]));
            case "STEP" when call.Arguments.Length == 2:
                return new PlanChoice(
                    new PlanBinary(BinaryOperation.GreaterOrEqual, new PlanClock(ClockValue.Time), Lower(call.Arguments[1])), Lower(call.Arguments[0]), Zero);
            case "INIT" when call.Arguments.Length == 1 && call.Arguments[0] is NameExpression held:
                return Resolve(held) is { } id ? Held(id) : Zero;
            case "PREVIOUS" when call.Arguments.Length == 2 && call.Arguments[0] is NameExpression last:
                return Resolve(last) is { } before ? new PlanPreviousValue(before, Lower(call.Arguments[1])) : Zero;
            default:
                break;
        }

        if (Operations.Unary.TryGetValue(name, out var unary))
        {
            return call.Arguments.Length == 1 ? new PlanUnary(unary, Lower(call.Arguments[0])) : Refuse(BindingDiagnostics.Arguments(Place(call), name, "one argument"));
        }

        return Refuse(BindingDiagnostics.Function(Place(call), call.Function, Operations.FunctionNames));
    }

    /// <summary>An initial value is there before the first step: it orders nothing at later times, but it has to be computed first at the start.</summary>
    private PlanInitialValue Held(int id)
    {
        InitialReads.Add(id);
        return new PlanInitialValue(id);
    }

    /// <summary>Ids that are needed at the start only.</summary>
    public SortedSet<int> InitialReads { get; } = [];

    private PlanExpression OverElements(CallExpression call, string name)
    {
        var over = ImmutableArray.CreateBuilder<Dimension>();
        Stars(call.Arguments[0], over);
        if (over.Count == 0)
        {
            return name is "MIN" or "MAX" or "SUM" or "MEAN" or "PROD"
                ? Lower(call.Arguments[0])
                : Refuse(BindingDiagnostics.Arguments(Place(call), name, "an array with *"));
        }

        IEnumerable<ImmutableDictionary<string, string>> all = [ImmutableDictionary<string, string>.Empty];
        foreach (var dimension in over.DistinctBy(d => d.Name))
        {
            all = all.SelectMany(head => dimension.Elements.Select(e => head.SetItem(ModelName.Canonical(dimension.Name), e)));
        }

        var outside = stars;
        PlanExpression? result = null;
        var count = 0;
        foreach (var choice in all)
        {
            stars = outside.SetItems(choice);
            var term = Lower(call.Arguments[0]);
            result = result is null ? term : new PlanBinary(Operations.Fold(name), result, term);
            count++;
        }

        stars = outside;
        return name switch
        {
            "SIZE" => new PlanConstant(count),
            "MEAN" => new PlanBinary(BinaryOperation.Divide, result!, new PlanConstant(count)),
            _ => result!,
        };
    }

    private void Stars(Expression expression, ImmutableArray<Dimension>.Builder over)
    {
        switch (expression)
        {
            case NameExpression name when scope.Variable(name.Name) is { } variable && name.Subscripts.Length == variable.Dimensions.Length:
                for (var i = 0; i < name.Subscripts.Length; i++)
                {
                    if (name.Subscripts[i] == "*" && scope.Dimension(variable.Dimensions[i]) is { } dimension)
                    {
                        over.Add(dimension);
                    }
                }

                break;
            case UnaryExpression unary:
                Stars(unary.Operand, over);
                break;
            case BinaryExpression binary:
                Stars(binary.Left, over);
                Stars(binary.Right, over);
                break;
            case ChoiceExpression choice:
                Stars(choice.Condition, over);
                Stars(choice.WhenTrue, over);
                Stars(choice.WhenFalse, over);
                break;
            case CallExpression call when !Operations.Over.Contains(call.Function.ToUpperInvariant()) || call.Arguments.Length > 1:
                foreach (var argument in call.Arguments)
                {
                    Stars(argument, over);
                }

                break;
            default:
                break;
        }
    }

    private PlanConstant Refuse(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        return Zero;
    }

    private TextSpan Place(Expression expression) => BindingDiagnostics.At(start, text, expression.Start, expression.Length);
}
