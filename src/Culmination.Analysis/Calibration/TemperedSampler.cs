using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Adaptive tempered sequential Monte Carlo (Del Moral, Doucet and Jasra, "Sequential Monte Carlo samplers", 2006): the likelihood's power is raised from 0 to 1 in steps, each followed by
/// resampling and moves; then moves alone until members have forgotten where the last resampling put them. See docs/guide/calibration.md. The result is a function of (likelihood, first
/// population, options, seed) alone.
/// </summary>
/// <param name="switches">Columns that stand for a choice between forms of the model.</param>
internal sealed class TemperedSampler(ILogLikelihood likelihood, SamplerOptions options, ulong seed, ImmutableArray<ScoreSwitch> switches)
{
    /// <summary>Changes whenever the same inputs give another sample.</summary>
    internal const int Version = 6;

    /// <summary>Moves of a stage go on while members resemble where they stood after resampling more than this.</summary>
    private const double ResemblanceBetween = 0.5;
    private const double ResemblanceAtTheEnd = 0.1;

    /// <summary>Groups are resampled apart and propose about means of their own, so that their differences tell the error of the whole.</summary>
    private const int Groups = 4;
    private const int LeastMembersOfGroup = 10;

    private readonly RandomStream combs = new(seed, "smc resampling");

    /// <param name="prior">The first population; it is left as it is.</param>
    /// <param name="logLikelihoods">Those of <paramref name="prior"/>.</param>
    /// <param name="explained">What the likelihood compared for <paramref name="prior"/> (see <see cref="IExplainedLikelihood"/>), or null for a likelihood that does not say.</param>
    /// <param name="progress">Receives a share of the work done, from 0 to 1.</param>
    /// <param name="resumed">Where an interrupted run stood, or null.</param>
    /// <param name="checkpoint">Called after each stage; what it is given changes when it returns.</param>
    internal WeightedMembers Run(
        ScoreMatrix prior,
        double[] logLikelihoods,
        double[]? explained,
        IProgress<double>? progress,
        CancellationToken cancellation,
        SamplerState? resumed = null,
        Action<SamplerState>? checkpoint = null)
    {
        var weights = new double[prior.Rows];
        var possible = logLikelihoods.Count(l => !double.IsNegativeInfinity(l));
        if (possible == 0)
        {
            Array.Fill(weights, 1.0 / weights.Length);
            return new WeightedMembers(prior.Copy(), [.. logLikelihoods], weights, 0, double.NegativeInfinity, 0, 0, 1);
        }

        var groups = GroupsOf(logLikelihoods);
        var columns = MovedColumns.Of(explained is null ? null : likelihood as IWindowedLikelihood, prior, switches, cancellation);
        var state = resumed ?? Begin(prior, logLikelihoods, explained, groups, cancellation);
        var sensitivity = explained is not null && likelihood is IExplainedLikelihood { ObservationCount: > 0 } explaining
            ? new ObservationSensitivity(explaining.ObservationCount, prior.Columns, state.Sensitivity)
            : null;
        while (!IsOver(state) && state.Passes + options.LeastMoves <= options.MostPasses)
        {
            if (state.Temperature < 1)
            {
                Stage(state, groups, weights, sensitivity, columns, progress, cancellation);
            }
            else
            {
                Round(state, groups, weights, sensitivity, columns, progress, cancellation);
            }

            state.Sensitivity = sensitivity?.Memory ?? [];
            checkpoint?.Invoke(state);
        }

        Weigh(state.Population, groups, 1 - state.Temperature, weights, state.Evidences);
        var size = state.Temperature < 1 ? GroupedSize.Of(state.Population.Scores, weights, groups) : state.Size;
        var logEvidence = Tempering.Weigh(state.Evidences, 1, new double[groups.Count]);
        return new WeightedMembers(
            state.Population.Scores,
            state.Population.LogLikelihoods,
            [.. weights.Select(w => w / groups.Count)],
            size,
            logEvidence,
            state.Stages,
            state.Temperature,
            state.Passes) { Resemblance = state.Resemblance };
    }

    private bool IsOver(SamplerState state) => state.Temperature >= 1 && state.Resemblance < ResemblanceAtTheEnd && state.Size >= options.WantedShare * state.Population.Scores.Rows;

    private SamplerState Begin(ScoreMatrix prior, double[] logLikelihoods, double[]? explained, MemberGroups groups, CancellationToken cancellation) => new()
    {
        Temperature = 0,
        Stages = 0,
        Rounds = 0,
        Passes = 1,
        SizeBefore = prior.Rows,
        Size = prior.Rows,
        Resemblance = 1,
        Evidences = new double[groups.Count],
        Steps = MemberMoves.FirstSteps(),
        Population = new Population(prior.Copy(), [.. logLikelihoods], explained is null ? [] : [.. explained], Latents(prior, explained, cancellation)),
        Anchor = new ScoreMatrix(0, prior.Columns),
        Sensitivity = [],
    };

    private double[] Latents(ScoreMatrix prior, double[]? explained, CancellationToken cancellation)
    {
        if (explained is null || likelihood is not IWindowedLikelihood { Windows.Columns.IsEmpty: false } windowed)
        {
            return [];
        }

        var latents = new double[explained.Length];
        windowed.Run(prior, new double[prior.Rows], latents, cancellation);
        return latents;
    }

    /// <summary>Raises the power, resamples and moves.</summary>
    private void Stage(SamplerState state, MemberGroups groups, double[] weights, ObservationSensitivity? sensitivity, MovedColumns columns, IProgress<double>? progress, CancellationToken cancellation)
    {
        var next = Tempering.Next(state.Population.LogLikelihoods, state.Temperature, options.KeptShare, weights);
        Weigh(state.Population, groups, next - state.Temperature, weights, state.Evidences);
        (state.Temperature, state.Stages) = (next, state.Stages + 1);
        state.SizeBefore = GroupedSize.Of(state.Population.Scores, weights, groups);
        var moves = MemberMoves.Learn(likelihood, state.Population, groups, weights, next, sensitivity, columns);
        state.Population = Resample(state.Population, groups, weights, state.Stages);
        state.Anchor = state.Population.Scores.Copy();
        var most = Math.Min(options.MostMoves, options.MostPasses - state.Passes);
        for (var move = 0; move < most; move++)
        {
            moves.Once(state.Population, state.Steps, state.Temperature, seed, state.Stages, move, cancellation);
            state.Passes++;
            progress?.Report(Share(state));
            if (move + 1 >= options.LeastMoves && (move + 1) % MemberMoves.Turn == 0 && Resemblance.Of(state.Population.Scores, state.Anchor, columns.Moved) < ResemblanceBetween)
            {
                break;
            }
        }

        Judge(state, groups, weights, columns);
    }

    /// <summary>With the whole likelihood: proposals learned anew, and moves.</summary>
    private void Round(SamplerState state, MemberGroups groups, double[] weights, ObservationSensitivity? sensitivity, MovedColumns columns, IProgress<double>? progress, CancellationToken cancellation)
    {
        Weigh(state.Population, groups, 0, weights, state.Evidences);
        var moves = MemberMoves.Learn(likelihood, state.Population, groups, weights, 1, sensitivity, columns);
        state.Rounds++;
        var most = Math.Min(options.RoundMoves, options.MostPasses - state.Passes);
        for (var move = 0; move < most; move++)
        {
            moves.Once(state.Population, state.Steps, 1, seed, state.Stages + state.Rounds, move, cancellation);
            state.Passes++;
            progress?.Report(Share(state));
        }

        Judge(state, groups, weights, columns);
    }

    /// <summary>
    /// What members are worth: two that descend from one stay as alike as the square of what each remembers, so that the error of the last resampling fades with it; and never more than the
    /// differences of the groups allow.
    /// </summary>
    private static void Judge(SamplerState state, MemberGroups groups, double[] weights, MovedColumns columns)
    {
        state.Resemblance = Math.Clamp(Resemblance.Of(state.Population.Scores, state.Anchor, columns.Moved), 0, 1);
        Array.Fill(weights, 1.0);
        for (var g = 0; g < groups.Count; g++)
        {
            var members = groups.First(g)..groups.First(g + 1);
            weights.AsSpan(members).Fill(1.0 / (groups.First(g + 1) - groups.First(g)));
        }

        var grouped = GroupedSize.Of(state.Population.Scores, weights, groups);
        state.Size = Math.Min(grouped, 1 / ((1.0 / groups.Members) + (state.Resemblance * state.Resemblance / state.SizeBefore)));
    }

    private double Share(SamplerState state) => Math.Min(1, Math.Max((double)state.Passes / options.MostPasses, state.Temperature < 1 ? 0 : (1 - state.Resemblance) * 0.5));

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
}
