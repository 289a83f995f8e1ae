using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>A stretch of a run over which contributions are averaged.</summary>
/// <param name="Name">What readers call it.</param>
/// <param name="From">Model time; not part of it.</param>
/// <param name="To">Model time; part of it.</param>
public sealed record LoopPeriod(string Name, double From, double To)
{
    /// <summary>Equal parts of the run looked at.</summary>
    public static ImmutableArray<LoopPeriod> Equal(double start, double end, int count, Func<double, double, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        double At(int i) => i == count ? end : start + ((end - start) * i / count);
        return [.. Enumerable.Range(0, count).Select(i => new LoopPeriod(name(At(i), At(i + 1)), At(i), At(i + 1)))];
    }

    /// <summary>
    /// The mean absolute contribution of each loop over the times of the period at which anything moved, in the order of the loops; they add up to 1. Null when nothing moved.
    /// </summary>
    public ImmutableArray<double>? Shares(LoopDominance dominance)
    {
        ArgumentNullException.ThrowIfNull(dominance);
        int[] moments =
        [
            .. Enumerable.Range(0, dominance.Times.Length)
                .Where(t => dominance.Times[t] > From && dominance.Times[t] <= To && dominance.Loops.Any(l => l.Contributions[t] != 0)),
        ];
        return moments.Length == 0 ? null : [.. dominance.Loops.Select(l => moments.Sum(t => Math.Abs(l.Contributions[t])) / moments.Length)];
    }
}
