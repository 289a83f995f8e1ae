using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>One equation at one element of its variable: what is bound, for whom, and which element each dimension stands for.</summary>
internal sealed class EquationScope(BindingState state, ModelVariable owner, string ownerName, ImmutableArray<DimensionSymbol> axes, int[] at, int ownerId, EquationText equation)
{
    private int internals;

    internal BindingState State { get; } = state;

    internal Symbols Symbols => State.Symbols;

    internal ModelVariable Owner { get; } = owner;

    internal string OwnerName { get; } = ownerName;

    /// <summary>The id of the variable whose equation it is (SELF).</summary>
    internal int OwnerId { get; } = ownerId;

    internal ImmutableArray<DimensionSymbol> Axes { get; } = axes;

    internal int[] At { get; } = at;

    /// <summary>The call of a macro whose equation it is; null outside of macros. Inside, only the macro's own names are known.</summary>
    internal MacroCall? Macro { get; init; }

    /// <summary>The functions over arrays that are being spread out, the innermost last.</summary>
    internal List<AxisFrame> Frames { get; } = [];

    /// <summary>The model's variable of a name; none inside of a macro.</summary>
    internal VariableSymbol? Variable(string name) => Macro is null ? Symbols.Variable(name) : null;

    /// <summary>The names there are, for suggestions.</summary>
    internal IEnumerable<string> VariableNames => Macro is null ? Symbols.VariableNames : Macro.Names;

    /// <summary>The n-th random draw of the equation.</summary>
    internal int Draws { get; set; }

    internal TextSpan Place(Expression expression) => equation.SpanOf(expression.Start, expression.Length);

    internal void Report(Diagnostic diagnostic) => State.Report(diagnostic);

    /// <summary>A value that stands for what could not be bound; the model is refused anyway.</summary>
    internal PlanExpression Refuse(Diagnostic diagnostic)
    {
        State.Report(diagnostic);
        return new PlanConstant(0);
    }

    /// <summary>Which element of a dimension the variable itself has: of its n-th axis over that dimension, or the last; -1 without one.</summary>
    internal int Own(DimensionSymbol dimension, int occurrence)
    {
        var result = -1;
        for (var i = 0; i < Axes.Length; i++)
        {
            if (ReferenceEquals(Axes[i], dimension))
            {
                result = At[i];
                if (occurrence-- == 0)
                {
                    break;
                }
            }
        }

        return result;
    }

    internal bool IsRunningOver(DimensionSymbol dimension) => Frames.Exists(f => f.At(dimension) >= 0);

    /// <summary>Where the innermost function over arrays that runs over a dimension stands on it; else the variable itself, as <see cref="Own"/>.</summary>
    internal int PlaceOn(DimensionSymbol dimension, int occurrence)
    {
        for (var i = Frames.Count - 1; i >= 0; i--)
        {
            if (Frames[i].At(dimension) is >= 0 and var running)
            {
                return running;
            }
        }

        return Own(dimension, occurrence);
    }

    /// <summary>A number for the next function of this equation that needs variables of its own.</summary>
    internal string NextName(string function) => FormattableString.Invariant($"{OwnerName} #{++internals} {function}");

    internal int AddInternal(string name, PlanExpression value, PlanVariableKind kind = PlanVariableKind.Auxiliary) =>
        State.Add(BindingState.Plain(name, Owner, value, kind));

    /// <summary>The same value as something that may be used twice: a variable of its own, unless it is simple.</summary>
    internal PlanExpression Shared(PlanExpression value, string what) =>
        value is PlanConstant or PlanVariableReference or PlanClock ? value : new PlanVariableReference(AddInternal(NextName(what), value));
}
