using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// RANK(array, n[, tiebreaker]): the number of the element that comes n-th when values are put in ascending order (XMILE 1.0, section 3.7.1.3). Equal values are ordered by the
/// tiebreaker, then by place; elements of several dimensions are counted through, the last dimension running fastest. 0 where there is no n-th.
/// </summary>
internal sealed class ArrayRank(EquationScope scope)
{
    private const int LargestArray = 200;
    private const int LongestSum = 128;

    internal PlanExpression Bind(CallExpression call, List<PlanExpression> values, PlanExpression wanted, List<PlanExpression>? ties)
    {
        if (values.Count > LargestArray)
        {
            return scope.Refuse(BindingDiagnostics.TooLarge(scope.Place(call), FormattableString.Invariant($"RANK orders at most {LargestArray} elements")));
        }

        if (ties is not null && ties.Count != values.Count)
        {
            return scope.Refuse(BindingDiagnostics.DoesNotFit(scope.Place(call), FormattableString.Invariant($"RANK orders {values.Count} elements, and its tiebreaker has {ties.Count}")));
        }

        // Each element is compared with each.
        if (!scope.State.Afford(call, scope, values.Count * values.Count))
        {
            return new PlanConstant(0);
        }

        values = values.ConvertAll(v => scope.Shared(v, "RANK value"));
        ties = ties?.ConvertAll(t => scope.Shared(t, "RANK tie"));
        var n = scope.Shared(new PlanUnary(UnaryOperation.Floor, wanted), "RANK");
        PlanExpression result = new PlanConstant(0);
        for (var i = values.Count - 1; i >= 0; i--)
        {
            result = new PlanChoice(new PlanBinary(BinaryOperation.Equal, Place(values, ties, i), n), new PlanConstant(i + 1), result);
        }

        return result;
    }

    /// <summary>1 and how many elements come before.</summary>
    private PlanExpression Place(List<PlanExpression> values, List<PlanExpression>? ties, int i)
    {
        PlanExpression place = new PlanConstant(1);
        for (var j = 0; j < values.Count; j++)
        {
            if (j != i)
            {
                place = new PlanBinary(BinaryOperation.Add, place, Before(values, ties, j, i));
                place = (j + 1) % LongestSum == 0 ? scope.Shared(place, "RANK place") : place;
            }
        }

        return place;
    }

    private static PlanBinary Before(List<PlanExpression> values, List<PlanExpression>? ties, int j, int i)
    {
        if (ties is null)
        {
            return new PlanBinary(j < i ? BinaryOperation.LessOrEqual : BinaryOperation.Less, values[j], values[i]);
        }

        var isTie = new PlanBinary(BinaryOperation.Equal, values[j], values[i]);
        return new PlanBinary(
            BinaryOperation.Or,
            new PlanBinary(BinaryOperation.Less, values[j], values[i]),
            new PlanBinary(BinaryOperation.And, isTie, new PlanBinary(j < i ? BinaryOperation.LessOrEqual : BinaryOperation.Less, ties[j], ties[i])));
    }
}
