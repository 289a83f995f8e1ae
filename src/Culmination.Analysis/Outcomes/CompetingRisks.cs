using System.Collections.Immutable;

namespace Culmination.Analysis.Outcomes;

/// <summary>
/// Which of several causes comes first, member by member. Every member is followed to the end, so nothing is censored before it, and the weighted share of members in which a cause has come
/// first by a time is its Aalen–Johansen cumulative incidence (Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978) 141).
/// </summary>
public sealed class CompetingRisks
{
    private readonly ImmutableArray<ImmutableArray<double>> weeks;
    private readonly ImmutableArray<double> weights;
    private readonly ImmutableArray<int> order;

    /// <param name="weeks">[cause][member]: when a cause is met, or not-a-number.</param>
    /// <param name="weights">One per member, summing to 1.</param>
    /// <param name="order">All causes in the order in which ties are decided.</param>
    public CompetingRisks(ImmutableArray<ImmutableArray<double>> weeks, ImmutableArray<double> weights, ImmutableArray<int> order)
    {
        (this.weeks, this.weights, this.order) = (weeks, weights, order);
        FirstCause = [.. Enumerable.Range(0, weights.Length).Select(First)];
        FirstWeek = [.. FirstCause.Select((c, m) => c < 0 ? double.NaN : weeks[c][m])];
    }

    /// <summary>Per member: the cause that comes first, or -1 for none by the end.</summary>
    public ImmutableArray<int> FirstCause { get; }

    /// <summary>Per member: when it comes, or not-a-number.</summary>
    public ImmutableArray<double> FirstWeek { get; }

    /// <summary>The share of members in which this cause has come first by a week; for -1, in which none has come.</summary>
    public double CumulativeIncidence(int cause, double byWeek)
    {
        var sum = 0.0;
        for (var m = 0; m < weights.Length; m++)
        {
            var come = FirstWeek[m] <= byWeek;
            if (cause < 0 ? !come : come && FirstCause[m] == cause)
            {
                sum += weights[m];
            }
        }

        return sum;
    }

    /// <summary>The share of members in which this cause comes by a week at all, whatever came before it.</summary>
    public double Ever(int cause, double byWeek)
    {
        var sum = 0.0;
        for (var m = 0; m < weights.Length; m++)
        {
            sum += weeks[cause][m] <= byWeek ? weights[m] : 0;
        }

        return sum;
    }

    /// <summary>The share of members in which <paramref name="cause"/> comes by a week and before <paramref name="rival"/>, whatever other causes do.</summary>
    /// <param name="isAmong">Restricts the members (the share is still of all); null for no restriction.</param>
    public double Before(int cause, int rival, double byWeek, Func<int, bool>? isAmong = null)
    {
        var isBefore = IsBefore(cause, rival, byWeek);
        var sum = 0.0;
        for (var m = 0; m < weights.Length; m++)
        {
            sum += isBefore[m] && isAmong?.Invoke(m) != false ? weights[m] : 0;
        }

        return sum;
    }

    /// <summary>Per member: whether <paramref name="cause"/> comes by a week and before <paramref name="rival"/>.</summary>
    internal bool[] IsBefore(int cause, int rival, double byWeek)
    {
        var isFirstInTies = order.IndexOf(cause) < order.IndexOf(rival);
        var isBefore = new bool[weights.Length];
        for (var m = 0; m < weights.Length; m++)
        {
            var (own, other) = (weeks[cause][m], weeks[rival][m]);
            isBefore[m] = own <= byWeek && (double.IsNaN(other) || own < other || (own == other && isFirstInTies));
        }

        return isBefore;
    }

    private int First(int member)
    {
        var first = -1;
        foreach (var cause in order)
        {
            if (!double.IsNaN(weeks[cause][member]) && (first < 0 || weeks[cause][member] < weeks[first][member]))
            {
                first = cause;
            }
        }

        return first;
    }
}
