using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// Delays, smooths and forecasts (XMILE 1.0, section 3.5.3), built of stocks and flows of their own. A delay or smooth of order n is n stocks in a row, each with the n-th part
/// of the time.
/// </summary>
internal sealed class DelayFunctions(EquationScope scope, FunctionBinder functions)
{
    private const int HighestOrder = 1000;
    private const int LongestPipeline = 100_000;
    private static readonly PlanExpression Zero = new PlanConstant(0);

    /// <summary>The bound call, or null when it is another function.</summary>
    internal PlanExpression? TryBind(string name, CallExpression call)
    {
        if (name is not ("DELAY" or "DELAY1" or "DELAY3" or "DELAYN" or "SMTH1" or "SMTH3" or "SMTHN" or "TREND" or "FORCST"))
        {
            return null;
        }

        if (!functions.HasArguments(name, call))
        {
            return Zero;
        }

        switch (name)
        {
            case "DELAY":
                return Pipeline(call);
            case "TREND":
                return Trend(call, call.Arguments.Length == 3 ? call.Arguments[2] : null);
            case "FORCST":
                return Forecast(call);
            default:
                break;
        }

        var takesOrder = name[^1] == 'N';
        var order = name[^1] == '1' ? 1 : 3;
        if (takesOrder)
        {
            if (Known(call.Arguments[2], $"the order of {name}", o => o >= 1 && o <= HighestOrder && o == Math.Floor(o)) is not { } written)
            {
                return scope.Refuse(BindingDiagnostics.NeedsConstant(
                    scope.Place(call.Arguments[2]), FormattableString.Invariant($"the order of {name} (a whole number from 1 to {HighestOrder})")));
            }

            order = (int)written;
        }

        var initial = call.Arguments.Length > (takesOrder ? 3 : 2) ? call.Arguments[^1] : null;
        return name[0] == 'D' ? Delay(call, name, order, initial) : Smooth(call, name, order, initial);
    }

    private static PlanBinary Binary(BinaryOperation operation, PlanExpression left, PlanExpression right) => new(operation, left, right);

    /// <summary>A value that shapes the model: what it is at the start, and that it would change later is said; null where it cannot be known or does not fit.</summary>
    private double? Known(Expression expression, string what, Func<double, bool> fits)
    {
        if (StartValue.Of(expression, scope) is not { } known || !fits(known.Value))
        {
            return null;
        }

        if (!known.IsConstant)
        {
            scope.Report(BindingDiagnostics.KeepsStart(scope.Place(expression), what, known.Value));
        }

        return known.Value;
    }

    /// <summary>Material delay: what flows in flows out later; every stage gives stock/time.</summary>
    private PlanVariableReference Delay(CallExpression call, string name, int order, Expression? initial)
    {
        var names = scope.NextName(name);
        var flow = scope.AddInternal(names + " input", functions.Bind(call.Arguments[0]), PlanVariableKind.Flow);
        var time = StageTime(call, names, order);
        var start = initial is null ? new PlanVariableReference(flow) : scope.Shared(functions.Bind(initial), name + " initial");
        var isLagged = name == "DELAYN" && !FixedValue.Is(call.Arguments[1], scope);
        for (var stage = 1; stage <= order; stage++)
        {
            if (isLagged && stage > 1)
            {
                // A time that changes reaches each stage one dt after the stage before it, as in Vensim; the standard does not say.
                var before = (PlanVariableReference)scope.Shared(time, name + " time");
                time = new PlanVariableReference(scope.AddInternal(FormattableString.Invariant($"{names} time {stage}"), new PlanPreviousValue(before.Variable, before)));
            }

            var stock = scope.AddInternal(FormattableString.Invariant($"{names} stock {stage}"), Binary(BinaryOperation.Multiply, start, time), PlanVariableKind.Stock);
            var next = scope.AddInternal(
                FormattableString.Invariant($"{names} outflow {stage}"), Binary(BinaryOperation.Divide, new PlanVariableReference(stock), time), PlanVariableKind.Flow);
            scope.State.Connect(stock, flow, next);
            flow = next;
        }

        return new PlanVariableReference(flow);
    }

    /// <summary>Information delay: every stage goes towards the one before by (difference)/time.</summary>
    private PlanVariableReference Smooth(CallExpression call, string name, int order, Expression? initial)
    {
        var input = scope.Shared(functions.Bind(call.Arguments[0]), name + " input");
        var names = scope.NextName(name);
        var time = StageTime(call, names, order);
        var start = initial is null ? input : scope.Shared(functions.Bind(initial), name + " initial");
        return Smooth(names, input, time, order, start);
    }

    private PlanVariableReference Smooth(string names, PlanExpression input, PlanExpression time, int order, PlanExpression start)
    {
        var level = input;
        for (var stage = 1; stage <= order; stage++)
        {
            var stock = scope.AddInternal(FormattableString.Invariant($"{names} stock {stage}"), start, PlanVariableKind.Stock);
            var here = new PlanVariableReference(stock);
            var change = scope.AddInternal(
                FormattableString.Invariant($"{names} change {stage}"), Binary(BinaryOperation.Divide, Binary(BinaryOperation.Subtract, level, here), time), PlanVariableKind.Flow);
            scope.State.Connect(stock, change, null);
            level = here;
        }

        return (PlanVariableReference)level;
    }

    private PlanExpression StageTime(CallExpression call, string names, int order)
    {
        var time = functions.Bind(call.Arguments[1]);
        return order == 1 && time is PlanConstant or PlanVariableReference
            ? time
            : new PlanVariableReference(scope.AddInternal(names + " time", Binary(BinaryOperation.Divide, time, new PlanConstant(order))));
    }

    /// <summary>TREND(input, time[, initial]): (input − average)/(average·time), the average a smooth of first order that begins at input/(1 + initial·time).</summary>
    private PlanBinary Trend(CallExpression call, Expression? initial)
    {
        var input = scope.Shared(functions.Bind(call.Arguments[0]), "TREND input");
        var time = scope.Shared(functions.Bind(call.Arguments[1]), "TREND time");
        var start = initial is null
            ? input
            : Binary(BinaryOperation.Divide, input, Binary(BinaryOperation.Add, new PlanConstant(1), Binary(BinaryOperation.Multiply, functions.Bind(initial), time)));
        var average = Smooth(scope.NextName("TREND"), input, time, 1, start);
        return Binary(BinaryOperation.Divide, Binary(BinaryOperation.Subtract, input, average), Binary(BinaryOperation.Multiply, average, time));
    }

    /// <summary>FORCST(input, time, horizon[, initial]): input·(1 + trend·horizon).</summary>
    private PlanBinary Forecast(CallExpression call)
    {
        var input = scope.Shared(functions.Bind(call.Arguments[0]), "FORCST input");
        var trend = Trend(call, call.Arguments.Length == 4 ? call.Arguments[3] : null);
        var growth = Binary(BinaryOperation.Multiply, trend, functions.Bind(call.Arguments[2]));
        return Binary(BinaryOperation.Multiply, input, Binary(BinaryOperation.Add, new PlanConstant(1), growth));
    }

    /// <summary>DELAY(input, time[, initial]): the input as it was that time ago, and the initial value before; the time is that at the start, in whole steps.</summary>
    private PlanExpression Pipeline(CallExpression call)
    {
        if (Known(call.Arguments[1], "the time of DELAY", t => t >= 0) is not { } time)
        {
            return scope.Refuse(BindingDiagnostics.NeedsConstant(scope.Place(call.Arguments[1]), "the time of DELAY (not negative)"));
        }

        scope.State.DependsOnTimeStep = true;
        var steps = Math.Round(time / scope.State.Model.Clock.TimeStep, MidpointRounding.AwayFromZero);
        if (steps > LongestPipeline)
        {
            return scope.Refuse(BindingDiagnostics.TooLarge(scope.Place(call), FormattableString.Invariant($"a DELAY may last {LongestPipeline} steps of dt")));
        }

        var names = scope.NextName("DELAY");
        var input = functions.Variable(call.Arguments[0], "DELAY input");
        if (steps == 0)
        {
            return new PlanVariableReference(input);
        }

        // What the input was at the start is there before the first step, also where the input depends on the delay later.
        PlanExpression initial = call.Arguments.Length == 3
            ? scope.Shared(functions.Bind(call.Arguments[2]), "DELAY initial")
            : new PlanInitialValue(input);
        var value = input;
        for (var stage = 1; stage <= (int)steps; stage++)
        {
            value = scope.AddInternal(FormattableString.Invariant($"{names} step {stage}"), new PlanPreviousValue(value, initial));
        }

        return new PlanVariableReference(value);
    }
}
