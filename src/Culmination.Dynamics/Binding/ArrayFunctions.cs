using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// SUM, MEAN, MIN, MAX, PROD, STDDEV, SIZE and RANK. With one argument they run over the elements that <c>*</c>, ranges, bare arrays and dimensions that the variable does not
/// have stand for in it, the last axis running fastest, and fold from the left; with several arguments they take these. STDDEV is that of the whole population.
/// </summary>
internal sealed class ArrayFunctions(EquationScope scope, EquationBinder binder)
{
    /// <summary>A longer fold continues in a variable of its own, so that equations stay shallow; the order of operations is the same.</summary>
    private const int LongestFold = 128;

    internal static bool IsOne(string name) => name is "SUM" or "MEAN" or "MIN" or "MAX" or "PROD" or "STDDEV" or "SIZE" or "RANK";

    /// <summary>Whether a call runs over the arrays in it itself, so that a function around it does not.</summary>
    private static bool RunsOverArrays(CallExpression call) =>
        FunctionBinder.WithoutNamespace(call.Function).ToUpperInvariant() is var name && IsOne(name) && (call.Arguments.Length == 1 || name == "RANK");

    /// <summary>The bound call, or null when it is another function.</summary>
    internal PlanExpression? TryBind(string name, CallExpression call)
    {
        if (!IsOne(name))
        {
            return null;
        }

        var (least, most) = FunctionBinder.Arities[name];
        if (call.Arguments.Length < least || call.Arguments.Length > most)
        {
            return scope.Refuse(BindingDiagnostics.Arguments(
                scope.Place(call), name, name == "SIZE" ? "1 argument" : name == "RANK" ? "2 to 3 arguments" : "an array, or several values", call.Arguments.Length));
        }

        if (name == "SIZE" && call.Arguments[0] is NameExpression { Subscripts.IsEmpty: true } only && scope.Variable(only.Name) is null)
        {
            if (scope.Symbols.Dimension(only.Name) is { } dimension)
            {
                return new PlanConstant(dimension.Count);
            }

            if (only.Name.Equals("SELF", StringComparison.OrdinalIgnoreCase))
            {
                return new PlanConstant(scope.Axes.Aggregate(1, (count, axis) => count * axis.Count));
            }
        }

        if (name == "RANK")
        {
            return new ArrayRank(scope).Bind(call, Spread(call.Arguments[0]), binder.Bind(call.Arguments[1]), call.Arguments.Length == 3 ? Spread(call.Arguments[2]) : null);
        }

        var terms = call.Arguments.Length == 1 ? Spread(call.Arguments[0]) : [.. call.Arguments.Select(binder.Bind)];
        return terms.Count == 0 ? new PlanConstant(0) : Combine(name, terms);
    }

    private PlanExpression Combine(string name, List<PlanExpression> terms)
    {
        switch (name)
        {
            case "SIZE":
                return new PlanConstant(terms.Count);
            case "MEAN":
                return Mean(terms);
            case "STDDEV":
                var mean = scope.Shared(Mean(terms), "mean");
                var squares = terms.ConvertAll(t => new PlanBinary(BinaryOperation.Power, new PlanBinary(BinaryOperation.Subtract, t, mean), new PlanConstant(2)) as PlanExpression);
                return new PlanUnary(UnaryOperation.SquareRoot, Mean(squares));
            default:
                return Fold(name, terms);
        }
    }

    private PlanBinary Mean(List<PlanExpression> terms) => new(BinaryOperation.Divide, Fold("SUM", terms), new PlanConstant(terms.Count));

    private PlanExpression Fold(string name, List<PlanExpression> terms)
    {
        var operation = name switch
        {
            "MIN" => BinaryOperation.Minimum,
            "MAX" => BinaryOperation.Maximum,
            "PROD" => BinaryOperation.Multiply,
            _ => BinaryOperation.Add,
        };
        var result = terms[0];
        for (var i = 1; i < terms.Count; i++)
        {
            result = new PlanBinary(operation, result, terms[i]);
            if (i % LongestFold == 0)
            {
                result = scope.Shared(result, name);
            }
        }

        return result;
    }

    /// <summary>The argument at every combination of its free axes.</summary>
    private List<PlanExpression> Spread(Expression argument)
    {
        var axes = new List<FreeAxis>();
        Collect(argument, axes);
        var count = scope.State.Found.Count;
        axes = Together(argument, axes);
        if (scope.State.Found.Count > count)
        {
            return [];
        }

        var frame = new AxisFrame(axes);
        if (!frame.HasAtMost(SimulationLimits.MaximumElements))
        {
            scope.Report(BindingDiagnostics.TooLarge(scope.Place(argument), FormattableString.Invariant($"this runs over more than {SimulationLimits.MaximumElements} elements")));
            return [];
        }

        if (!scope.State.CanAfford(frame.Count, argument, scope))
        {
            return [];
        }

        var terms = new List<PlanExpression>(frame.Count);
        var before = scope.State.Found.Count;
        scope.Frames.Add(frame);
        do
        {
            terms.Add(binder.Bind(argument));
        }
        while (frame.Next() && scope.State.Found.Count == before);

        scope.Frames.RemoveAt(scope.Frames.Count - 1);
        return terms;
    }

    private void Collect(Expression expression, List<FreeAxis> axes)
    {
        switch (expression)
        {
            case NameExpression name:
                Collect(name, axes);
                break;
            case UnaryExpression unary:
                Collect(unary.Operand, axes);
                break;
            case BinaryExpression binary:
                Collect(binary.Left, axes);
                Collect(binary.Right, axes);
                break;
            case ChoiceExpression choice:
                Collect(choice.Condition, axes);
                Collect(choice.WhenTrue, axes);
                Collect(choice.WhenFalse, axes);
                break;
            case CallExpression call when RunsOverArrays(call):
                if (call.Arguments.Length > 1)
                {
                    Collect(call.Arguments[1], axes);
                }

                break;
            case CallExpression call:
                foreach (var argument in call.Arguments)
                {
                    Collect(argument, axes);
                }

                break;
            default:
                break;
        }
    }

    private void Collect(NameExpression name, List<FreeAxis> axes)
    {
        if (scope.Variable(name.Name) is not { } variable || variable.FirstId < 0 || (!name.Subscripts.IsEmpty && name.Subscripts.Length != variable.Axes.Length))
        {
            return;
        }

        var uses = new AxisUses();
        for (var step = 0; step < variable.Axes.Length; step++)
        {
            var i = name.IsTransposed ? variable.Axes.Length - 1 - step : step;
            var subscript = name.Subscripts.IsEmpty ? null : name.Subscripts[i];
            switch (subscript)
            {
                case null or WildcardExpression or RangeExpression:
                    if (binder.Subscripts.FreeAxisOf(variable.Axes[i], subscript, uses) is { } free)
                    {
                        Add(free, axes);
                    }

                    break;
                case NameExpression { Subscripts.IsEmpty: true } word when variable.Axes[i].IndexOf(word.Name) < 0 && scope.Symbols.Dimension(word.Name) is { } dimension:
                    if (scope.Own(dimension, 0) < 0 && scope.Frames.TrueForAll(f => f.At(dimension) < 0))
                    {
                        Add(new FreeAxis(dimension, 0, 0, dimension.Count - 1), axes);
                    }

                    break;
                case { } inner:
                    Collect(inner, axes);
                    break;
            }
        }
    }

    /// <summary>One axis of those that run together; ranges of different length cannot.</summary>
    private List<FreeAxis> Together(Expression argument, List<FreeAxis> axes)
    {
        var result = new List<FreeAxis>();
        foreach (var axis in axes)
        {
            var same = result.FindIndex(axis.GoesWith);
            if (same < 0)
            {
                result.Add(axis);
            }
            else if (result[same].Length != axis.Length)
            {
                scope.Report(BindingDiagnostics.DoesNotFit(
                    scope.Place(argument), FormattableString.Invariant($"{result[same].Length} and {axis.Length} elements of {axis.Domain.Name} do not go together, one by one")));
            }
        }

        return result;
    }

    private static void Add(FreeAxis axis, List<FreeAxis> axes)
    {
        if (!axes.Contains(axis))
        {
            axes.Add(axis);
        }
    }
}
