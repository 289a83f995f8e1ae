using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Adaptive tempered sequential Monte Carlo (Del Moral, Doucet and Jasra, "Sequential Monte Carlo samplers", 2006): the likelihood's power is raised from 0 to 1 in steps, each followed by
/// resampling and moves. See docs/guide/calibration.md. The result is a function of (likelihood, first population, options, seed) alone.
/// </summary>
internal sealed class TemperedSampler(ILogLikelihood likelihood, SamplerOptions options, ulong seed)
{
    /// <summary>Changes whenever the same inputs give another sample.</summary>
    internal const int Version = 4;

    /// <summary>No more is wanted than this part of the members: a small sample is asked for to be quick.</summary>
    private const double WantedPart = 0.15;

    private const double WantedAcceptance = 0.3;
    private const double FirstStep = 0.7;
    private const double LeastStep = 0.03;

    /// <summary>Standard deviation of the logarithm of a member's step about the common one.</summary>
    private const double StepSpread = 0.7;
    private const double LargestStep = 0.999;

    /// <summary>Moves go on while the members' whitened places correlate more than this with where they stood after resampling.</summary>
    private const double ResemblanceBetween = 0.5;
    private const double ResemblanceAtTheEnd = 0.1;

    /// <summary>Groups are resampled apart and propose about means of their own, so that their differences tell the error of the whole.</summary>
    private const int Groups = 4;
    private const int LeastMembersOfGroup = 10;

    private readonly RandomStream combs = new(seed, "smc resampling");
    private readonly double[] steps = [FirstStep, FirstStep];
    private int passes;

    /// <param name="prior">The first population; it is left as it is.</param>
    /// <param name="logLikelihoods">Those of <paramref name="prior"/>.</param>
    /// <param name="explained">What the likelihood compared for <paramref name="prior"/> (see <see cref="IExplainedLikelihood"/>), or null for a likelihood that does not say.</param>
    /// <param name="progress">Receives a share of the work done, from 0 to 1.</param>
    internal WeightedMembers Run(ScoreMatrix prior, double[] logLikelihoods, double[]? explained, IProgress<double>? progress, CancellationToken cancellation)
    {
        var population = new Population(prior.Copy(), [.. logLikelihoods], explained is null ? [] : [.. explained]);
        var sensitivity = explained is not null && likelihood is IExplainedLikelihood { ObservationCount: > 0 } explaining
            ? new ObservationSensitivity(explaining.ObservationCount, prior.Columns)
            : null;
        var weights = new double[prior.Rows];
        passes = 1;
        var possible = logLikelihoods.Count(l => !double.IsNegativeInfinity(l));
        if (possible == 0)
        {
            Array.Fill(weights, 1.0 / weights.Length);
            return new WeightedMembers(population.Scores, population.LogLikelihoods, weights, 0, double.NegativeInfinity, 0, 0, passes);
        }

        var groups = GroupsOf(logLikelihoods);
        var evidences = new double[groups.Count];
        var (temperature, stages) = (0.0, 0);
        PopulationProposal[][] proposals = [];
        while (temperature < 1 && passes + options.LeastMoves <= options.MostPasses)
        {
            var next = Tempering.Next(population.LogLikelihoods, temperature, options.KeptShare, weights);
            Weigh(population, groups, next - temperature, weights, evidences);
            (temperature, stages) = (next, stages + 1);
            proposals = Proposals(population, groups, weights, temperature, sensitivity);
            population = Resample(population, groups, weights, stages);
            Move(population, groups, proposals, temperature, stages, progress, cancellation);
        }

        Weigh(population, groups, 1 - temperature, weights, evidences);
        var size = GroupedSize.Of(population.Scores, weights, groups);
        var wanted = Math.Min(options.WantedSize, WantedPart * prior.Rows);
        for (var round = 1; temperature >= 1 && groups.Count > 1 && size < wanted && passes + options.LastMoves <= options.MostPasses; round++)
        {
            // The proposals stay those of the last stage: with them each move leaves the target as it is.
            Move(population, groups, proposals, temperature, stages + round, progress, cancellation);
            size = GroupedSize.Of(population.Scores, weights, groups);
        }

        var logEvidence = Tempering.Weigh(evidences, 1, new double[groups.Count]);
        return new WeightedMembers(
            population.Scores, population.LogLikelihoods, [.. weights.Select(w => w / groups.Count)], Math.Min(size, possible), logEvidence, stages, temperature, passes);
    }

    /// <summary>
    /// Kinds of proposals that moves take in turn, each with one per group, about its own mean: with the covariance that the observations' sensitivities give, which is wide and reaches members that
    /// stand apart; and with what the population shows beyond it, which is close and takes long steps. Without sensitivities, with the population's covariance alone.
    /// </summary>
    private PopulationProposal[][] Proposals(Population population, MemberGroups groups, double[] weights, double temperature, ObservationSensitivity? sensitivity)
    {
        var centres = groups.Means(population.Scores, weights);
        if (sensitivity is null)
        {
            var own = PopulationCovariance.Root(population.Scores, weights, groups, centres);
            return [[.. centres.Select(c => new PopulationProposal(c, own))]];
        }

        sensitivity.Learn(population.Scores, population.Explained, weights);
        var learned = sensitivity.Root(temperature);
        double[][] kept = [.. centres.Select(c => sensitivity.Centre(c, temperature))];
        var root = LowerTriangle.Product(learned, Remaining(population.Scores, groups, weights, kept, learned), population.Scores.Columns);
        var wide = centres.Select((c, g) => new PopulationProposal(sensitivity.Step(c, Rest(population, groups, weights, g), temperature), learned));
        return [[.. wide], [.. kept.Select(c => new PopulationProposal(c, root))]];
    }

    /// <summary>What was seen less what a group says of it on average.</summary>
    private double[] Rest(Population population, MemberGroups groups, double[] weights, int group)
    {
        var explaining = (IExplainedLikelihood)likelihood;
        var rest = new double[explaining.ObservationCount];
        for (var o = 0; o < rest.Length; o++)
        {
            var mean = 0.0;
            for (var i = groups.First(group); i < groups.First(group + 1); i++)
            {
                mean += weights[i] * population.Explained[(o * population.Scores.Rows) + i];
            }

            rest[o] = explaining.Seen(o, mean) - mean;
        }

        return rest;
    }

    /// <summary>What of the population's spread the learned covariance does not explain: the covariance of the members seen through it, with what noise can explain set to 1.</summary>
    private static double[] Remaining(ScoreMatrix scores, MemberGroups groups, double[] weights, double[][] centres, double[] learned)
    {
        var white = Whitened(scores, groups, [.. centres.Select(c => new PopulationProposal(c, learned))]);
        return PopulationCovariance.Root(white, weights, groups, groups.Means(white, weights));
    }

    /// <summary>One group only where there are few members, or where a group has none that is possible.</summary>
    private static MemberGroups GroupsOf(double[] logLikelihoods)
    {
        var groups = new MemberGroups(logLikelihoods.Length, Groups);
        for (var g = 0; g < groups.Count; g++)
        {
            var members = logLikelihoods.AsSpan(groups.First(g)..groups.First(g + 1));
            var possible = 0;
            foreach (var l in members)
            {
                possible += double.IsNegativeInfinity(l) ? 0 : 1;
            }

            if (possible < LeastMembersOfGroup)
            {
                return new MemberGroups(logLikelihoods.Length, 1);
            }
        }

        return groups;
    }

    /// <summary>Weights that sum to 1 within each group; adds what each group's mean weight says to its log evidence.</summary>
    private static void Weigh(Population population, MemberGroups groups, double power, double[] weights, double[] evidences)
    {
        for (var g = 0; g < groups.Count; g++)
        {
            var members = groups.First(g)..groups.First(g + 1);
            evidences[g] += Tempering.Weigh(population.LogLikelihoods.AsSpan(members), power, weights.AsSpan(members));
        }
    }

    private Population Resample(Population population, MemberGroups groups, double[] weights, int stage)
    {
        var ancestors = new int[weights.Length];
        for (var g = 0; g < groups.Count; g++)
        {
            var first = groups.First(g);
            var chosen = Resampling.Systematic(weights.AsSpan(first..groups.First(g + 1)), combs.Uniform(stage, g));
            for (var i = 0; i < chosen.Length; i++)
            {
                ancestors[first + i] = first + chosen[i];
            }
        }

        return population.Select(ancestors);
    }

    private void Move(Population population, MemberGroups groups, PopulationProposal[][] proposals, double temperature, int stage, IProgress<double>? progress, CancellationToken cancellation)
    {
        var start = Whitened(population.Scores, groups, proposals[0]);
        var isLast = temperature >= 1;
        var most = Math.Min(isLast ? options.LastMoves : options.MostMoves, options.MostPasses - passes);
        for (var move = 0; move < most; move++)
        {
            var kind = move % proposals.Length;
            MoveOnce(population, Whitened(population.Scores, groups, proposals[kind]), groups, proposals[kind], ref steps[kind], temperature, stage, move, cancellation);
            passes++;
            progress?.Report(Math.Max((double)passes / options.MostPasses, Math.Sqrt(Math.Sqrt(temperature)) * 0.9));
            if (move + 1 >= options.LeastMoves
                && Resemblance(Whitened(population.Scores, groups, proposals[0]), start) < (isLast ? ResemblanceAtTheEnd : ResemblanceBetween))
            {
                break;
            }
        }
    }

    private static ScoreMatrix Whitened(ScoreMatrix scores, MemberGroups groups, PopulationProposal[] proposals)
    {
        var white = new ScoreMatrix(scores.Rows, scores.Columns);
        for (var g = 0; g < groups.Count; g++)
        {
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                proposals[g].Whiten(scores.Row(i), white.Row(i));
            }
        }

        return white;
    }

    /// <summary>One Metropolis–Hastings move of every member, which also fits the step to the wanted acceptance.</summary>
    private void MoveOnce(
        Population population,
        ScoreMatrix white,
        MemberGroups groups,
        PopulationProposal[] proposals,
        ref double step,
        double temperature,
        int stage,
        int move,
        CancellationToken cancellation)
    {
        var (rows, columns) = (white.Rows, white.Columns);
        var key = ((ulong)stage << 16) | (uint)move;
        var walks = new RandomStream(seed, "smc move", key);
        var decisions = new RandomStream(seed, "smc decision", key);
        var proposed = new ScoreMatrix(rows, columns);
        var proposedWhite = new ScoreMatrix(rows, columns);
        var ratios = new double[rows];
        for (var g = 0; g < groups.Count; g++)
        {
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                // Steps of many sizes: where the target is narrow small ones are taken, elsewhere large ones.
                var own = Math.Min(LargestStep, step * Elementary.Exp(StepSpread * decisions.Normal(i, 1)));
                ratios[i] = proposals[g].Propose(population.Scores.Row(i), white.Row(i), own, walks, i, proposed.Row(i), proposedWhite.Row(i));
            }
        }

        var proposedLogs = new double[rows];
        var proposedExplained = new double[population.Explained.Length];
        if (proposedExplained.Length > 0 && likelihood is IExplainedLikelihood explaining)
        {
            explaining.Evaluate(proposed, proposedLogs, proposedExplained, cancellation);
        }
        else
        {
            likelihood.Evaluate(proposed, proposedLogs, cancellation);
        }

        var accepted = 0;
        for (var i = 0; i < rows; i++)
        {
            var log = ratios[i] + (temperature * (proposedLogs[i] - population.LogLikelihoods[i]));
            if (!double.IsNegativeInfinity(proposedLogs[i]) && Elementary.Log(decisions.Uniform(i, 0)) < log)
            {
                accepted++;
                population.LogLikelihoods[i] = proposedLogs[i];
                proposed.Row(i).CopyTo(population.Scores.Row(i));
                for (var at = i; at < proposedExplained.Length; at += rows)
                {
                    population.Explained[at] = proposedExplained[at];
                }
            }
        }

        step = Math.Clamp(step * Elementary.Exp(2 * (((double)accepted / rows) - WantedAcceptance)), LeastStep, LargestStep);
    }

    private static double Resemblance(ScoreMatrix now, ScoreMatrix before)
    {
        var (product, nowSquares, beforeSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < now.Rows; i++)
        {
            var a = now.Row(i);
            var b = before.Row(i);
            for (var j = 0; j < a.Length; j++)
            {
                product += a[j] * b[j];
                nowSquares += a[j] * a[j];
                beforeSquares += b[j] * b[j];
            }
        }

        return product / Math.Sqrt(nowSquares * beforeSquares);
    }

    private sealed record Population(ScoreMatrix Scores, double[] LogLikelihoods, double[] Explained)
    {
        internal Population Select(int[] ancestors)
        {
            var scores = new ScoreMatrix(Scores.Rows, Scores.Columns);
            for (var i = 0; i < ancestors.Length; i++)
            {
                Scores.Row(ancestors[i]).CopyTo(scores.Row(i));
            }

            var explained = new double[Explained.Length];
            for (var at = 0; at < explained.Length; at++)
            {
                explained[at] = Explained[at - (at % ancestors.Length) + ancestors[at % ancestors.Length]];
            }

            return new Population(scores, Array.ConvertAll(ancestors, a => LogLikelihoods[a]), explained);
        }
    }
}
