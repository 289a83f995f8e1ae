using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration.Chains;

/// <summary>
/// Differential evolution Markov chains that learn from their own past (DE-MC(zs): ter Braak and Vrugt, Statistics and Computing 18 (2008) 435), with DREAM's subsets of coordinates and several
/// pairs (Vrugt and others, International Journal of Nonlinear Sciences 10 (2009) 273). It shares the likelihood with <see cref="TemperedSampler"/> and nothing else: no tempering, no covariance,
/// no sensitivities, so that agreement of the two means something. All chains are moved at once; what they learn from grows between generations and never within one.
/// </summary>
internal sealed class ChainSampler(ILogLikelihood likelihood, ChainOptions options, ulong seed)
{
    /// <summary>Changes whenever the same inputs give other draws.</summary>
    internal const int Version = 1;

    private const double SnookerShare = 0.1;
    private const int WholeJumpEvery = 10;
    private const int PastEvery = 10;
    private const int MostPairs = 3;
    private const double LeastPreference = 0.1;
    private const double Jitter = 1e-4;
    private const double Stretch = 0.05;
    private const double Optimum = 2.38;

    /// <summary>Shares of the coordinates that a jump moves. During the burn-in those that move chains furthest are preferred more and more, as in DREAM.</summary>
    private static readonly double[] Crossovers = [0.01, 0.03, 0.1, 0.3, 1];

    private readonly double[] preferences = [.. Crossovers.Select(_ => 1.0 / Crossovers.Length)];
    private readonly double[] distances = new double[Crossovers.Length];
    private readonly long[] tries = new long[Crossovers.Length];

    /// <summary>Places in a chain's stream of one generation; the coordinates' own draws follow from <see cref="First"/> on.</summary>
    private const int Decision = 0;
    private const int Kind = 1;
    private const int Crossover = 2;
    private const int Pairs = 3;
    private const int Scale = 4;
    private const int Pick = 5;
    private const int First = 16;

    /// <param name="prior">Draws from the prior: the first past; chains begin at the first of them that are possible.</param>
    /// <param name="logLikelihoods">Those of <paramref name="prior"/>.</param>
    /// <returns>Null when fewer draws are possible than there are chains.</returns>
    internal ChainDraws? Run(ScoreMatrix prior, double[] logLikelihoods, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (chains, d) = (options.Chains, prior.Columns);
        int[] possible = [.. Enumerable.Range(0, prior.Rows).Where(i => !double.IsNegativeInfinity(logLikelihoods[i])).Take(chains)];
        if (possible.Length < chains)
        {
            return null;
        }

        var total = options.BurnIn + options.Generations;
        var past = new Past(prior, total / PastEvery * chains);
        var (state, logs) = (new ScoreMatrix(chains, d), new double[chains]);
        for (var chain = 0; chain < chains; chain++)
        {
            prior.Row(possible[chain]).CopyTo(state.Row(chain));
            logs[chain] = logLikelihoods[possible[chain]];
        }

        var kept = new ScoreMatrix(options.Generations / options.Thinning * chains, d);
        var keptLogs = new double[kept.Rows];
        var (proposed, proposedLogs, ratios) = (new ScoreMatrix(chains, d), new double[chains], new double[chains]);
        var (accepted, keptRows) = (0L, 0);
        for (var generation = 1; generation <= total; generation++)
        {
            var draws = new RandomStream(seed, "chains", (ulong)generation);
            for (var chain = 0; chain < chains; chain++)
            {
                ratios[chain] = Propose(state.Row(chain), proposed.Row(chain), past, draws, chain, generation);
            }

            likelihood.Evaluate(proposed, proposedLogs, cancellation);
            var taken = Accept(state, logs, proposed, proposedLogs, ratios, draws, isLearning: generation <= options.BurnIn);
            accepted += generation > options.BurnIn ? taken : 0;
            if (generation % PastEvery == 0)
            {
                past.Add(state);
                if (generation <= options.BurnIn)
                {
                    Learn();
                }
            }

            if (generation > options.BurnIn && (generation - options.BurnIn) % options.Thinning == 0)
            {
                for (var chain = 0; chain < chains; chain++, keptRows++)
                {
                    state.Row(chain).CopyTo(kept.Row(keptRows));
                    keptLogs[keptRows] = logs[chain];
                }
            }

            progress?.Report((double)generation / total);
        }

        return new ChainDraws(kept, keptLogs, chains, (double)accepted / Math.Max(1, (long)options.Generations * chains), ((long)total * chains) + prior.Rows);
    }

    private int Accept(ScoreMatrix state, double[] logs, ScoreMatrix proposed, double[] proposedLogs, double[] ratios, RandomStream draws, bool isLearning)
    {
        var taken = 0;
        for (var chain = 0; chain < logs.Length; chain++)
        {
            var isJump = isLearning && draws.Uniform(chain, Kind) >= SnookerShare;
            var crossover = CrossoverOf(draws, chain);
            tries[crossover] += isJump ? 1 : 0;
            if (!double.IsNegativeInfinity(proposedLogs[chain]) && Elementary.Log(draws.Uniform(chain, Decision)) < ratios[chain] + proposedLogs[chain] - logs[chain])
            {
                taken++;
                distances[crossover] += isJump ? Distance(state.Row(chain), proposed.Row(chain)) : 0;
                logs[chain] = proposedLogs[chain];
                proposed.Row(chain).CopyTo(state.Row(chain));
            }
        }

        return taken;
    }

    /// <summary>Prefers shares of coordinates by how far, squared, a try moved a chain on average; each keeps a little.</summary>
    private void Learn()
    {
        double[] gains = [.. distances.Select((x, i) => x / Math.Max(1, tries[i]))];
        var all = gains.Sum();
        for (var i = 0; all > 0 && i < preferences.Length; i++)
        {
            preferences[i] = (LeastPreference / preferences.Length) + ((1 - LeastPreference) * gains[i] / all);
        }
    }

    private int CrossoverOf(RandomStream draws, int chain)
    {
        var rest = draws.Uniform(chain, Crossover);
        var at = 0;
        for (; at + 1 < preferences.Length && rest >= preferences[at]; at++)
        {
            rest -= preferences[at];
        }

        return at;
    }

    private static double Distance(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        var sum = 0.0;
        for (var j = 0; j < from.Length; j++)
        {
            sum += (to[j] - from[j]) * (to[j] - from[j]);
        }

        return sum;
    }

    /// <summary>Writes a proposal and returns the logarithm of what the prior and the kind of jump contribute to its acceptance.</summary>
    private double Propose(ReadOnlySpan<double> at, Span<double> to, Past past, RandomStream draws, int chain, int generation)
    {
        var log = draws.Uniform(chain, Kind) < SnookerShare ? Snooker(at, to, past, draws, chain) : Jump(at, to, past, draws, chain, generation % WholeJumpEvery == 0);
        for (var j = 0; j < at.Length; j++)
        {
            log += 0.5 * ((at[j] * at[j]) - (to[j] * to[j]));
        }

        return log;
    }

    /// <summary>Along differences of past places, on a random set of coordinates; symmetric.</summary>
    private double Jump(ReadOnlySpan<double> at, Span<double> to, Past past, RandomStream draws, int chain, bool isWhole)
    {
        var d = at.Length;
        var share = Crossovers[CrossoverOf(draws, chain)];
        var pairs = isWhole ? 1 : 1 + (int)(draws.Uniform(chain, Pairs) * MostPairs);
        var forced = (int)(draws.Uniform(chain, Scale) * d);
        var moved = 0;
        for (var j = 0; j < d; j++)
        {
            moved += IsMoved(draws, chain, j, share, forced) ? 1 : 0;
        }

        var scale = isWhole ? 1 : Optimum / Math.Sqrt(2.0 * pairs * moved);
        for (var j = 0; j < d; j++)
        {
            to[j] = at[j];
            if (!IsMoved(draws, chain, j, share, forced))
            {
                continue;
            }

            var difference = 0.0;
            for (var pair = 0; pair < pairs; pair++)
            {
                difference += past.Row(draws.Uniform(chain, Pick + (2 * pair)))[j] - past.Row(draws.Uniform(chain, Pick + (2 * pair) + 1))[j];
            }

            var stretch = 1 + (Stretch * ((2 * draws.Uniform(chain, First + (3 * j))) - 1));
            to[j] += (stretch * scale * difference) + (Jitter * draws.Normal(chain, First + (3 * j) + 1));
        }

        return 0;
    }

    private static bool IsMoved(RandomStream draws, int chain, int coordinate, double share, int forced) =>
        coordinate == forced || share >= 1 || draws.Uniform(chain, First + (3 * coordinate) + 2) < share;

    /// <summary>Along the line to a past place, by the projected difference of two others; its Jacobian is the ratio of distances to the power d − 1.</summary>
    private static double Snooker(ReadOnlySpan<double> at, Span<double> to, Past past, RandomStream draws, int chain)
    {
        var pole = past.Row(draws.Uniform(chain, Pick));
        var a = past.Row(draws.Uniform(chain, Pick + 1));
        var b = past.Row(draws.Uniform(chain, Pick + 2));
        var (length, along) = (0.0, 0.0);
        for (var j = 0; j < at.Length; j++)
        {
            var axis = at[j] - pole[j];
            length += axis * axis;
            along += axis * (a[j] - b[j]);
        }

        if (length == 0)
        {
            at.CopyTo(to);
            return double.NegativeInfinity;
        }

        var scale = (1.2 + draws.Uniform(chain, Scale)) * along / length;
        var after = 0.0;
        for (var j = 0; j < at.Length; j++)
        {
            to[j] = at[j] + (scale * (at[j] - pole[j]));
            after += (to[j] - pole[j]) * (to[j] - pole[j]);
        }

        return 0.5 * (at.Length - 1) * Elementary.Log(after / length);
    }

    /// <summary>All places the chains may learn from: the prior's first, then their own.</summary>
    private sealed class Past
    {
        private readonly ScoreMatrix places;
        private int count;

        internal Past(ScoreMatrix prior, int later)
        {
            places = new ScoreMatrix(prior.Rows + later, prior.Columns);
            for (; count < prior.Rows; count++)
            {
                prior.Row(count).CopyTo(places.Row(count));
            }
        }

        internal ReadOnlySpan<double> Row(double uniform) => places.Row((int)(uniform * count));

        internal void Add(ScoreMatrix state)
        {
            for (var chain = 0; chain < state.Rows; chain++, count++)
            {
                state.Row(chain).CopyTo(places.Row(count));
            }
        }
    }
}
