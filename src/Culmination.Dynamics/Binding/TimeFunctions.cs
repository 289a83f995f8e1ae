using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Functions of time, of the past, and of chance (XMILE 1.0, sections 3.5.2, 3.5.4 and 3.5.6).</summary>
internal sealed class TimeFunctions(EquationScope scope, FunctionBinder functions)
{
    /// <summary>A time counts as reached this part of dt early, so that rounding of t0 + k·dt does not put an event off by a whole step.</summary>
    private const double Tolerance = 1e-6;

    private static readonly PlanExpression Zero = new PlanConstant(0);
    private static readonly PlanExpression Time = new PlanClock(ClockValue.Time);
    private static readonly PlanExpression Step = new PlanClock(ClockValue.TimeStep);

    /// <summary>The bound call, or null when it is another function.</summary>
    internal PlanExpression? TryBind(string name, CallExpression call) => name switch
    {
        "STEP" => functions.HasArguments(name, call) ? StepAt(call) : Zero,
        "RAMP" => functions.HasArguments(name, call) ? Ramp(call) : Zero,
        "PULSE" => functions.HasArguments(name, call) ? Pulse(call) : Zero,
        "INIT" => functions.HasArguments(name, call) ? new PlanInitialValue(functions.Variable(call.Arguments[0], name)) : Zero,
        "PREVIOUS" => functions.HasArguments(name, call) ? new PlanPreviousValue(functions.Variable(call.Arguments[0], name), functions.Bind(call.Arguments[1])) : Zero,
        "RANDOM" => functions.HasArguments(name, call) ? Draw(call, RandomDistribution.Uniform, 2) : Zero,
        "NORMAL" => functions.HasArguments(name, call) ? Draw(call, RandomDistribution.Normal, 2) : Zero,
        "LOGNORMAL" => functions.HasArguments(name, call) ? Draw(call, RandomDistribution.LogNormal, 2) : Zero,
        "EXPRND" => functions.HasArguments(name, call) ? Draw(call, RandomDistribution.Exponential, 1) : Zero,
        "POISSON" => functions.HasArguments(name, call) ? Draw(call, RandomDistribution.Poisson, 1) : Zero,
        _ => null,
    };

    private static PlanBinary Binary(BinaryOperation operation, PlanExpression left, PlanExpression right) => new(operation, left, right);

    private static PlanBinary Reached(PlanExpression moment) =>
        Binary(BinaryOperation.GreaterOrEqual, Time, Binary(BinaryOperation.Subtract, moment, Binary(BinaryOperation.Multiply, new PlanConstant(Tolerance), Step)));

    /// <summary>STEP(height, time): height from that time on, 0 before.</summary>
    private PlanChoice StepAt(CallExpression call)
    {
        var height = functions.Bind(call.Arguments[0]);
        return new PlanChoice(Reached(functions.Bind(call.Arguments[1])), height, Zero);
    }

    /// <summary>RAMP(slope, start[, end]): slope times the time since start; from end on it stays.</summary>
    private PlanBinary Ramp(CallExpression call)
    {
        var slope = functions.Bind(call.Arguments[0]);
        var start = functions.Bind(call.Arguments[1]);
        var until = call.Arguments.Length == 3 ? Binary(BinaryOperation.Minimum, Time, functions.Bind(call.Arguments[2])) : Time;
        return Binary(BinaryOperation.Multiply, slope, Binary(BinaryOperation.Maximum, Zero, Binary(BinaryOperation.Subtract, until, start)));
    }

    /// <summary>PULSE(magnitude, first[, interval]): magnitude/dt during the step that begins at first, or the next one after it, and again after every interval; an interval of 0 or less means once.</summary>
    private PlanChoice Pulse(CallExpression call)
    {
        var magnitude = functions.Bind(call.Arguments[0]);
        var first = functions.Bind(call.Arguments[1]);
        var early = Binary(BinaryOperation.Multiply, new PlanConstant(Tolerance), Step);
        var since = scope.Shared(Binary(BinaryOperation.Add, Binary(BinaryOperation.Subtract, scope.State.StepTime(scope.Owner), first), early), "PULSE");
        var phase = since;
        if (call.Arguments.Length == 3)
        {
            var interval = scope.Shared(functions.Bind(call.Arguments[2]), "interval");
            phase = new PlanChoice(Binary(BinaryOperation.Greater, interval, Zero), Binary(BinaryOperation.Modulo, since, interval), since);
        }

        var isNow = Binary(BinaryOperation.And, Binary(BinaryOperation.GreaterOrEqual, since, Zero), Binary(BinaryOperation.Less, phase, Step));
        return new PlanChoice(isNow, Binary(BinaryOperation.Divide, magnitude, Step), Zero);
    }

    private PlanExpression Draw(CallExpression call, RandomDistribution distribution, int count)
    {
        ulong? seed = null;
        if (call.Arguments.Length > count)
        {
            if (StartValue.Constant(call.Arguments[count], scope) is not { } value || value < 0 || value != Math.Floor(value) || value > 1L << 53)
            {
                return scope.Refuse(BindingDiagnostics.NeedsConstant(scope.Place(call.Arguments[count]), "a seed (a whole number)"));
            }

            // Seed 0 means: not given.
            seed = value == 0 ? null : (ulong)value;
        }

        ImmutableArray<PlanExpression> arguments = [.. call.Arguments.Take(count).Select(functions.Bind)];
        if (distribution == RandomDistribution.Exponential)
        {
            // EXPRND is given its mean, a plan the rate.
            arguments = [Binary(BinaryOperation.Divide, new PlanConstant(1), arguments[0])];
        }

        return new PlanRandom(distribution, arguments, FormattableString.Invariant($"{scope.OwnerName}#{++scope.Draws}"), seed);
    }
}
