using System.Globalization;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Finds which element a name with subscripts means (XMILE 1.0, section 3.7).</summary>
internal sealed class SubscriptBinder(EquationScope scope, Func<Expression, PlanExpression> bind)
{
    private const int LargestChoice = 512;

    /// <summary>A place that follows only during the run.</summary>
    private const int Computed = -2;

    /// <summary>
    /// The place on each axis, with <paramref name="computed"/> expressions where a place follows only during the run (its place is then 0). Null when a mistake was reported.
    /// </summary>
    internal int[]? Resolve(NameExpression name, VariableSymbol variable, out PlanExpression?[]? computed)
    {
        computed = null;
        if (!name.Subscripts.IsEmpty && name.Subscripts.Length != variable.Axes.Length)
        {
            scope.Report(BindingDiagnostics.Subscripts(scope.Place(name), variable.Name, variable.Axes.Length, name.Subscripts.Length));
            return null;
        }

        var at = new int[variable.Axes.Length];
        var uses = new AxisUses();
        for (var step = 0; step < at.Length; step++)
        {
            // A transposed array meets the variable's dimensions from its last one on.
            var i = name.IsTransposed ? at.Length - 1 - step : step;
            var subscript = name.Subscripts.IsEmpty ? null : name.Subscripts[i];
            var place = subscript is null or WildcardExpression or RangeExpression
                ? Free(name, variable.Axes[i], subscript, uses)
                : Chosen(subscript, variable.Axes[i], uses);
            if (place is null)
            {
                return null;
            }

            if (place == Computed)
            {
                computed ??= new PlanExpression?[at.Length];
                computed[i] = bind(subscript!);
            }
            else
            {
                at[i] = place.Value;
            }
        }

        return at;
    }

    /// <summary>The value where some places follow only during the run: a choice among all elements; 0 where there is no such element.</summary>
    internal PlanExpression Choose(NameExpression name, VariableSymbol variable, int[] at, PlanExpression?[] computed)
    {
        // No overflow: a variable has no more elements than the limit.
        var size = 1;
        for (var i = 0; i < at.Length; i++)
        {
            size *= computed[i] is null ? 1 : variable.Axes[i].Count;
        }

        if (size > LargestChoice)
        {
            return scope.Refuse(BindingDiagnostics.TooLarge(scope.Place(name), FormattableString.Invariant($"a computed subscript chooses among more than {LargestChoice} elements")));
        }

        var places = computed.Select(c => c is null ? null : scope.Shared(new PlanUnary(UnaryOperation.Floor, c), "subscript")).ToArray();
        return Choose(variable, at, places, 0);
    }

    private static PlanExpression Choose(VariableSymbol variable, int[] at, PlanExpression?[] places, int axis)
    {
        if (axis == at.Length)
        {
            return new PlanVariableReference(variable.FirstId + variable.Offset(at));
        }

        if (places[axis] is not { } place)
        {
            return Choose(variable, at, places, axis + 1);
        }

        PlanExpression result = new PlanConstant(0);
        for (var i = variable.Axes[axis].Count - 1; i >= 0; i--)
        {
            at[axis] = i;
            var isHere = new PlanBinary(BinaryOperation.Equal, place, new PlanConstant(i + 1));
            result = new PlanChoice(isHere, Choose(variable, at, places, axis + 1), result);
        }

        return result;
    }

    /// <summary>A free axis: that of the innermost function over arrays, else the element of the variable itself.</summary>
    private int? Free(NameExpression name, DimensionSymbol axis, Expression? subscript, AxisUses uses)
    {
        if (FreeAxisOf(axis, subscript, uses) is not { } free)
        {
            return null;
        }

        if (scope.Frames.Count > 0 && scope.Frames[^1].At(free) is >= 0 and var running)
        {
            return axis.IndexOf(free.Domain, running);
        }

        var own = scope.Own(free.Domain, free.Occurrence);
        if (own < 0)
        {
            // Inside another function, a bare array with an axis that the variable or an outer function has.
            own = scope.Frames.Select(f => f.At(free.Domain)).LastOrDefault(p => p >= 0, -1);
        }

        if (own < 0)
        {
            own = OfOtherDimension(free, subscript);
        }

        if (own > free.High || (own >= 0 && own < free.Low))
        {
            scope.Report(BindingDiagnostics.DoesNotFit(scope.Place(name), $"'{scope.OwnerName}' has an element of {axis.Name} outside of the range here"));
            return null;
        }

        if (own >= 0 && axis.IndexOf(free.Domain, own) is >= 0 and var place)
        {
            return place;
        }

        scope.Report(BindingDiagnostics.ArrayNotValue(scope.Place(name), ModelName.Display(name.Name)));
        return null;
    }

    /// <summary>
    /// The place that the variable has by another dimension: one whose elements are all among these, by their names; for a range or <c>*</c>, one of as many elements, from the
    /// first on. -1 where there is none.
    /// </summary>
    private int OfOtherDimension(FreeAxis free, Expression? subscript)
    {
        var byLength = Enumerable.Range(0, scope.Axes.Length).Where(i => scope.Axes[i].Count == free.Length).ToList();
        if (subscript is RangeExpression && byLength.Count == 1 && free.Occurrence == 0)
        {
            return free.Low + scope.At[byLength[0]];
        }

        var byName = Enumerable.Range(0, scope.Axes.Length).Where(i => free.Domain.Holds(scope.Axes[i])).ToList();
        if (free.Occurrence < byName.Count)
        {
            return free.Domain.IndexOf(scope.Axes[byName[free.Occurrence]], scope.At[byName[free.Occurrence]]);
        }

        return subscript is not null && byLength.Count == 1 && free.Occurrence == 0 ? free.Low + scope.At[byLength[0]] : -1;
    }

    /// <summary>The axis that a <c>*</c>, a range, or a missing subscript runs over; null when a mistake was reported.</summary>
    internal FreeAxis? FreeAxisOf(DimensionSymbol axis, Expression? subscript, AxisUses uses)
    {
        if (subscript is not RangeExpression range)
        {
            return new FreeAxis(axis, uses.NextFree(axis), 0, axis.Count - 1);
        }

        if (range.First == "*")
        {
            if (scope.Symbols.Dimension(range.Last) is { } part)
            {
                return new FreeAxis(part, uses.NextFree(part), 0, part.Count - 1);
            }

            scope.Report(BindingDiagnostics.Unknown(scope.Place(range), "dimension", range.Last, scope.Symbols.DimensionNames));
            return null;
        }

        var (low, high) = (PlaceOf(axis, range.First), PlaceOf(axis, range.Last));
        if (low < 0 || high < low)
        {
            scope.Report(BindingDiagnostics.DoesNotFit(scope.Place(range), $"'{range.First}:{range.Last}' is no range of {axis.Name}"));
            return null;
        }

        return new FreeAxis(axis, uses.NextFree(axis), low, high);
    }

    private static int PlaceOf(DimensionSymbol axis, string text) =>
        axis.IndexOf(text) is >= 0 and var place ? place
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= axis.Count ? number - 1
        : -1;

    /// <summary>An element, a dimension, a position or a number; <see cref="Computed"/> for an expression; null when a mistake was reported.</summary>
    private int? Chosen(Expression subscript, DimensionSymbol axis, AxisUses uses)
    {
        switch (subscript)
        {
            case PositionExpression position:
                return ByPosition(position, axis);
            case NumberExpression number:
                if (number.Value >= 1 && number.Value < axis.Count + 1.0)
                {
                    return (int)Math.Floor(number.Value) - 1;
                }

                // Found in the run to be no element, it gives 0.
                scope.Report(BindingDiagnostics.OutOfRange(scope.Place(number), axis.Name, number.Value, axis.Count));
                return Computed;
            case NameExpression { Subscripts.IsEmpty: true } name:
                return Named(name, axis, uses);
            default:
                return Computed;
        }
    }

    private int? ByPosition(PositionExpression position, DimensionSymbol axis)
    {
        if (position.Position <= scope.Axes.Length)
        {
            var (own, place) = (scope.Axes[position.Position - 1], scope.At[position.Position - 1]);
            if ((axis.IndexOf(own, place) is >= 0 and var found ? found : place) is var result && result < axis.Count)
            {
                return result;
            }
        }

        scope.Report(BindingDiagnostics.DoesNotFit(scope.Place(position), FormattableString.Invariant($"@{position.Position} is no dimension of '{scope.Owner.Name}' that fits {axis.Name}")));
        return null;
    }

    private int? Named(NameExpression name, DimensionSymbol axis, AxisUses uses)
    {
        if (axis.IndexOf(name.Name) is >= 0 and var element)
        {
            return element;
        }

        var dot = name.Name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && axis.Key == ModelName.Canonical(name.Name[..dot]) && axis.IndexOf(name.Name[(dot + 1)..]) is >= 0 and var qualified)
        {
            return qualified;
        }

        if (scope.Symbols.Dimension(name.Name) is { } dimension)
        {
            return ByDimension(name, dimension, axis, uses);
        }

        if (scope.Variable(name.Name) is not null)
        {
            return Computed;
        }

        scope.Report(BindingDiagnostics.Unknown(scope.Place(name), $"element of {axis.Name}", name.Name, axis.Source.Elements.Concat(scope.Symbols.DimensionNames)));
        return null;
    }

    private int? ByDimension(NameExpression name, DimensionSymbol dimension, DimensionSymbol axis, AxisUses uses)
    {
        var place = scope.IsRunningOver(dimension) ? scope.PlaceOn(dimension, 0) : scope.Own(dimension, uses.NextOwn(dimension));
        if (place < 0)
        {
            scope.Report(BindingDiagnostics.DoesNotFit(
                scope.Place(name), $"'{scope.Owner.Name}' has no dimension {dimension.Name}", "name an element, or take SUM, MEAN, MIN, MAX over all of them"));
            return null;
        }

        var result = axis.IndexOf(dimension, place);
        if (result < 0)
        {
            scope.Report(BindingDiagnostics.DoesNotFit(scope.Place(name), $"'{dimension.Source.Elements[place]}' of {dimension.Name} is no element of {axis.Name}"));
            return null;
        }

        return result;
    }
}

/// <summary>Counts how often one name has used a dimension, for arrays with the same dimension twice.</summary>
internal sealed class AxisUses
{
    // Most names have an axis or two: the first is held without a list, since there is one of these for every term of a sum over an array.
    private Uses free;
    private Uses own;

    internal int NextFree(DimensionSymbol dimension) => free.Next(dimension);

    internal int NextOwn(DimensionSymbol dimension) => own.Next(dimension);

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private struct Uses
    {
        private DimensionSymbol? first;
        private List<DimensionSymbol>? others;

        internal int Next(DimensionSymbol dimension)
        {
            if (first is null)
            {
                first = dimension;
                return 0;
            }

            var count = ReferenceEquals(first, dimension) ? 1 : 0;
            foreach (var other in others ??= [])
            {
                count += ReferenceEquals(other, dimension) ? 1 : 0;
            }

            others.Add(dimension);
            return count;
        }
    }
}
