using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Metropolis–Hastings moves of all members, with proposals learned from a population and then held fast. Kinds take turns: a wide one that reaches members that stand apart, along some of the
/// principal directions (many, or few that then go far), and to another form of the model.
/// </summary>
internal sealed class MemberMoves
{
    internal const int Kinds = 4;
    private const int Wide = 0;
    private const int Many = 1;
    private const int Few = 2;
    private const int Form = 3;
    private const double FirstStep = 0.7;
    private const double LeastStep = 0.03;
    private const double LargestStep = 0.999;
    private const double WantedAcceptance = 0.3;

    /// <summary>Standard deviation of the logarithm of a member's step about the common one: where the target is narrow small ones are taken, elsewhere large ones.</summary>
    private const double StepSpread = 0.7;
    private const double ManyShare = 0.2;
    private const double FewShare = 0.12;
    private const int LeastDirections = 3;

    /// <summary>In which order the kinds come.</summary>
    private static readonly ImmutableArray<int> Turns = [Wide, Many, Few, Form, Many, Few];

    private readonly ILogLikelihood likelihood;
    private readonly MemberGroups groups;
    private readonly MovedColumns columns;
    private readonly PopulationProposal[] wide;
    private readonly DirectionProposal[] directions;
    private readonly FormJumps? forms;

    private MemberMoves(ILogLikelihood likelihood, MemberGroups groups, MovedColumns columns, PopulationProposal[] wide, DirectionProposal[] directions, FormJumps? forms)
    {
        (this.likelihood, this.groups, this.columns) = (likelihood, groups, columns);
        (this.wide, this.directions, this.forms) = (wide, directions, forms);
    }

    /// <summary>How many moves make one turn of all kinds.</summary>
    internal static int Turn => Turns.Length;

    internal static double[] FirstSteps() => [FirstStep, FirstStep, FirstStep, 1];

    /// <summary>
    /// Learns from a weighted population. The covariance is what the observations' sensitivities give, and beyond it what the population shows; without sensitivities the population's alone. The
    /// wide kind stands a Gauss–Newton step from each group's mean, so that it does not lag behind the power as the population does.
    /// </summary>
    internal static MemberMoves Learn(
        ILogLikelihood likelihood, Population population, MemberGroups groups, double[] weights, double temperature, ObservationSensitivity? sensitivity, MovedColumns columns)
    {
        var jumps = columns.Switches.IsEmpty ? null : new FormJumps(columns.Switches, population.Scores, weights, columns.Moved);
        var scores = columns.Of(population.Scores);
        if (sensitivity is null || likelihood is not IExplainedLikelihood explaining)
        {
            var centres = groups.Means(scores, weights);
            var own = PopulationCovariance.Root(scores, weights, groups, centres);
            return new MemberMoves(likelihood, groups, columns, [.. centres.Select(c => new PopulationProposal(c, own))], DirectionProposal.Of(centres, own), jumps);
        }

        if (likelihood is IWindowedLikelihood windowed && population.Latents.Length > 0)
        {
            windowed.Explain(population);
        }

        var means = groups.Means(population.Scores, weights);
        sensitivity.Learn(population.Scores, population.Explained, weights);
        var learned = sensitivity.Root(temperature, columns.Moved);
        double[][] kept = [.. means.Select(m => columns.Of(sensitivity.Centre(m, temperature)))];
        var root = LowerTriangle.Product(learned, Remaining(scores, groups, weights, kept, learned), scores.Columns);
        var reaching = means.Select((m, g) => new PopulationProposal(columns.Of(sensitivity.Step(m, Rest(explaining, population, groups, weights, g), temperature)), learned));
        return new MemberMoves(likelihood, groups, columns, [.. reaching], DirectionProposal.Of(kept, root), jumps);
    }

    /// <summary>One move of every member, which also fits the step of its kind to the wanted acceptance. Returns the share accepted.</summary>
    /// <param name="move">Counts moves since the proposals were learned.</param>
    internal double Once(Population population, double[] steps, double temperature, ulong seed, int stage, int move, CancellationToken cancellation)
    {
        var kind = Turns[move % Turns.Length];
        kind = kind == Form && forms is null ? Few : kind;
        var rows = population.Scores.Rows;
        var key = ((ulong)stage << 16) | (uint)move;
        var walks = new RandomStream(seed, "smc move", key);
        var decisions = new RandomStream(seed, "smc decision", key);
        var proposed = new Population(new ScoreMatrix(rows, population.Scores.Columns), new double[rows], new double[population.Explained.Length], new double[population.Latents.Length]);
        var ratios = Propose(population, proposed, kind, steps[kind], walks, decisions);
        if (likelihood is IWindowedLikelihood windowed && population.Latents.Length > 0)
        {
            windowed.Run(proposed.Scores, proposed.LogLikelihoods, proposed.Latents, cancellation);
            Follow(windowed.Windows, population, proposed, ratios, temperature);
        }
        else if (proposed.Explained.Length > 0 && likelihood is IExplainedLikelihood explaining)
        {
            explaining.Evaluate(proposed.Scores, proposed.LogLikelihoods, proposed.Explained, cancellation);
        }
        else
        {
            likelihood.Evaluate(proposed.Scores, proposed.LogLikelihoods, cancellation);
        }

        var accepted = 0;
        for (var i = 0; i < rows; i++)
        {
            var log = ratios[i] + (temperature * (proposed.LogLikelihoods[i] - population.LogLikelihoods[i]));
            if (!double.IsNegativeInfinity(proposed.LogLikelihoods[i]) && Elementary.Log(decisions.Uniform(i, 0)) < log)
            {
                accepted++;
                population.Take(i, proposed);
            }
        }

        Refresh(population, temperature, new RandomStream(seed, "smc windows", key));
        var share = (double)accepted / rows;
        steps[kind] = Math.Clamp(steps[kind] * Elementary.Exp(2 * (share - WantedAcceptance)), LeastStep, LargestStep);
        return share;
    }

    private double[] Propose(Population population, Population proposed, int kind, double step, RandomStream walks, RandomStream decisions)
    {
        var d = columns.Moved.Length;
        var part = Math.Min(1, Math.Max(kind == Many ? ManyShare : FewShare, (double)LeastDirections / d));
        var ratios = new double[population.Scores.Rows];
        var (from, to, white, newWhite) = (new double[d], new double[d], new double[d], new double[d]);
        for (var g = 0; g < groups.Count; g++)
        {
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                var own = Math.Min(LargestStep, step * Elementary.Exp(StepSpread * decisions.Normal(i, 1)));
                var next = proposed.Scores.Row(i);
                population.Scores.Row(i).CopyTo(next);
                if (kind == Form && forms is not null)
                {
                    ratios[i] = forms.Propose(population.Scores.Row(i), walks, i, next);
                }
                else
                {
                    columns.Of(population.Scores.Row(i), from);
                    if (kind == Wide)
                    {
                        wide[g].Whiten(from, white);
                        ratios[i] = wide[g].Propose(from, white, own, walks, i, to, newWhite);
                    }
                    else
                    {
                        ratios[i] = directions[g].Propose(from, own, part, walks, i, to);
                    }

                    columns.Put(to, next);
                }

                columns.DrawIdle(next, decisions, i);
                Round(next);
            }
        }

        return ratios;
    }

    /// <summary>Lets what stands between a run and its reports follow the proposed run.</summary>
    private static void Follow(SourceWindows windows, Population population, Population proposed, double[] ratios, double temperature)
    {
        var reading = windows.Room();
        for (var i = 0; i < ratios.Length; i++)
        {
            if (double.IsNegativeInfinity(proposed.LogLikelihoods[i]))
            {
                continue;
            }

            var row = proposed.Scores.Row(i);
            ratios[i] += windows.Follow(population.Scores.Row(i), population.Latent(i), row, proposed.Latent(i), temperature, reading);
            Round(row);
            proposed.LogLikelihoods[i] = windows.Read(row, proposed.Latent(i), reading);
        }
    }

    /// <summary>Draws anew what stands between runs and their reports, which needs no run.</summary>
    private void Refresh(Population population, double temperature, RandomStream stream)
    {
        if (likelihood is not IWindowedLikelihood { Windows: var windows } || population.Latents.Length == 0)
        {
            return;
        }

        var reading = windows.Room();
        for (var i = 0; i < population.LogLikelihoods.Length; i++)
        {
            if (!double.IsNegativeInfinity(population.LogLikelihoods[i]))
            {
                population.LogLikelihoods[i] = windows.Refresh(population.Scores.Row(i), population.Latent(i), temperature, stream, i, reading);
            }
        }
    }

    /// <summary>To single precision: a shift of a ten-millionth that no acceptance notices, and a sample can be kept in half the room without loss.</summary>
    private static void Round(Span<double> scores)
    {
        for (var j = 0; j < scores.Length; j++)
        {
            scores[j] = Rounded(scores[j]);
        }
    }

    internal static double Rounded(double score) => (float)score;

    /// <summary>What was seen less what a group says of it on average.</summary>
    private static double[] Rest(IExplainedLikelihood explaining, Population population, MemberGroups groups, double[] weights, int group)
    {
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
        var white = new ScoreMatrix(scores.Rows, scores.Columns);
        for (var g = 0; g < groups.Count; g++)
        {
            var proposal = new PopulationProposal(centres[g], learned);
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                proposal.Whiten(scores.Row(i), white.Row(i));
            }
        }

        return PopulationCovariance.Root(white, weights, groups, groups.Means(white, weights));
    }
}
