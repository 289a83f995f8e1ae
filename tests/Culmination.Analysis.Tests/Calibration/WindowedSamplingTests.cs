using System.Globalization;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>Parameters that change reports and not runs: how they follow runs and are drawn anew, against the posterior by integration.</summary>
public sealed class WindowedSamplingTests
{
    private const double Grid = 0.02;
    private const double Reach = 5;
    private readonly WindowedTarget target = new();

    [Fact]
    public void The_posterior_is_the_one_that_integration_gives()
    {
        const int Members = 4000;
        var prior = PriorDesign.Draw(target.Space.Names, Members, 4);
        var (logs, explained) = (new double[Members], new double[Members * target.ObservationCount]);
        target.Evaluate(prior, logs, explained, CancellationToken.None);
        var found = new TemperedSampler(target, SamplerOptions.Default, 4, []).Run(prior, logs, explained, null, CancellationToken.None);

        Assert.InRange(found.EffectiveSampleSize, 1500, Members);
        var exact = Exact();
        Assert.InRange(found.LogEvidence, exact.LogEvidence - 0.1, exact.LogEvidence + 0.1);
        for (var column = 0; column < WindowedTarget.Columns; column++)
        {
            var (mean, sd) = exact.Moments[column];
            var values = Enumerable.Range(0, Members).Select(i => found.Scores.Row(i)[column]).ToArray();
            var average = values.Average();
            var spread = Math.Sqrt(values.Average(v => (v - average) * (v - average)));
            var told = string.Create(CultureInfo.InvariantCulture, $"{target.Space.Names[column]}: mean {average}, exact {mean}; sd {spread}, exact {sd}; worth {found.EffectiveSampleSize}");
            Assert.True(Math.Abs(average - mean) < 4 * sd / Math.Sqrt(found.EffectiveSampleSize), told);
            Assert.True(Math.Abs((spread / sd) - 1) < 0.05, told);
        }
    }

    [Fact]
    public void What_follows_a_run_comes_back_and_its_stretch_is_the_one_that_is_told()
    {
        double[] scores = [0.3, 0, 0.8, -1.1, 0.4];
        double[] before = [.. Enumerable.Repeat(WindowedTarget.Latent(0.3), target.ObservationCount)];
        double[] after = [.. Enumerable.Repeat(WindowedTarget.Latent(1.4), target.ObservationCount)];
        var (there, log) = Followed(scores, before, after);
        var (back, logBack) = Followed(there, after, before);

        Assert.Equal(0, log + logBack, 12);
        for (var column = 0; column < WindowedTarget.Columns; column++)
        {
            Assert.Equal(scores[column], back[column], 12);
        }

        var (expected, moved) = (0.0, 0.0);
        for (var column = WindowedTarget.FirstWindow; column < WindowedTarget.Columns; column++)
        {
            double[] beside = [.. scores];
            beside[column] += 1e-5;
            expected += Math.Log((Followed(beside, before, after).Scores[column] - there[column]) / 1e-5);
            expected += 0.5 * ((scores[column] * scores[column]) - (there[column] * there[column]));
            moved += Math.Abs(there[column] - scores[column]);
        }

        Assert.Equal(expected, log, 8);
        Assert.True(moved > 1, "nothing followed");
    }

    /// <summary>The same where sources are of a kind, a claim is seen through a bias and a coverage, and one is a bound: the map stays one that can be undone, and room used before leaves no trace.</summary>
    [Fact]
    public void Kinds_two_windows_and_bounds_follow_too()
    {
        var kinds = new KindredWindows();
        double[] scores = [0.3, 0.8, -0.6, 1.2, 0.9, -0.7];
        double[] before = [18, 25, 9, 30];
        double[] after = [31, 40, 17, 22];
        var (there, log) = kinds.Followed(scores, before, after, poison: 1e9);
        Assert.Equal(kinds.Followed(scores, before, after, poison: -7).Scores, there);
        var (back, logBack) = kinds.Followed(there, after, before, poison: double.NaN);
        Assert.Equal(0, log + logBack, 11);
        var expected = 0.0;
        for (var column = 0; column < scores.Length; column++)
        {
            Assert.Equal(scores[column], back[column], 11);
            if (KindredWindows.IsOwn(column))
            {
                // A triangular map: its Jacobian is the product of each score's own stretch.
                double[] beside = [.. scores];
                beside[column] += 1e-5;
                expected += Math.Log((kinds.Followed(beside, before, after, 0).Scores[column] - there[column]) / 1e-5) + (0.5 * ((scores[column] * scores[column]) - (there[column] * there[column])));
                Assert.NotEqual(scores[column], there[column], 3);
            }
            else
            {
                Assert.Equal(scores[column], there[column]);
            }
        }

        Assert.Equal(expected, log, 7);
    }

    /// <summary>Draws given a run keep its posterior: means and spreads of many rounds against integration over each window alone.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.3)]
    public void Draws_given_a_run_have_the_posterior_of_that_run(double power)
    {
        const int Rounds = 20_000;
        var latent = WindowedTarget.Latent(1.4);
        double[] latents = [.. Enumerable.Repeat(latent, target.ObservationCount)];
        double[] scores = [1.4, 0, 0, 0, 0];
        var reading = target.Windows.Room();
        var (sums, squares) = (new double[WindowedTarget.Columns], new double[WindowedTarget.Columns]);
        for (var round = 0; round < Rounds; round++)
        {
            target.Windows.Refresh(scores, latents, power, new RandomStream(9, "test", (ulong)round), 0, reading);
            for (var column = 0; column < scores.Length; column++)
            {
                sums[column] += scores[column] / Rounds;
                squares[column] += scores[column] * scores[column] / Rounds;
            }
        }

        for (var column = WindowedTarget.FirstWindow; column < WindowedTarget.Columns; column++)
        {
            var (_, mean, square) = Alone(column, latent, power);
            var sd = Math.Sqrt(square - (mean * mean));
            Assert.InRange(sums[column], mean - (0.05 * sd), mean + (0.05 * sd));
            Assert.InRange(Math.Sqrt(squares[column] - (sums[column] * sums[column])) / sd, 0.95, 1.05);
        }

        Assert.Equal([1.4, 0], scores[..WindowedTarget.FirstWindow]);
    }

    [Fact]
    public void What_nothing_depends_on_is_found_and_what_only_reports_depend_on_is_not_moved_with_runs()
    {
        var prior = PriorDesign.Draw(target.Space.Names, 100, 4);
        var columns = MovedColumns.Of(target, prior, [new ScoreSwitch(WindowedTarget.Idle, [0, 0.5, 1])], CancellationToken.None);

        Assert.Equal([WindowedTarget.Idle], columns.Idle);
        Assert.Equal([WindowedTarget.What], columns.Moved);
        Assert.Empty(columns.Switches);
        Assert.Equal([0, 1], MovedColumns.Of(null, prior: new ScoreMatrix(10, 2), [], CancellationToken.None).Moved);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(50, true)]
    public void A_handful_of_members_is_moved_too_and_so_are_members_whose_runs_are_known(int members, bool isKnown)
    {
        var some = new WindowedTarget(isKnown);
        var prior = PriorDesign.Draw(some.Space.Names, members, 2);
        var (logs, explained) = (new double[members], new double[members * some.ObservationCount]);
        some.Evaluate(prior, logs, explained, CancellationToken.None);
        var found = new TemperedSampler(some, SamplerOptions.Default with { MostPasses = 60 }, 3, []).Run(prior, logs, explained, null, CancellationToken.None);
        Assert.All(found.LogLikelihoods, l => Assert.True(double.IsFinite(l)));
        Assert.NotEqual(prior.Row(0).ToArray(), found.Scores.Row(0).ToArray());
    }

    [Fact]
    public void A_run_that_was_interrupted_goes_on_with_what_happened_in_it()
    {
        const int Members = 200;
        var prior = PriorDesign.Draw(target.Space.Names, Members, 2);
        var (logs, explained) = (new double[Members], new double[Members * target.ObservationCount]);
        target.Evaluate(prior, logs, explained, CancellationToken.None);
        TemperedSampler Sampler() => new(target, SamplerOptions.Default with { MostPasses = 150 }, 3, []);
        var kept = new List<double[]>();
        var whole = Sampler().Run(prior, logs, explained, null, CancellationToken.None, null, s => kept.Add(SamplerStateNumbers.Write(s)));
        Assert.True(kept.Count > 2);
        foreach (var numbers in kept)
        {
            var again = Sampler().Run(prior, logs, explained, null, CancellationToken.None, SamplerStateNumbers.Read(numbers, Members, WindowedTarget.Columns, target.ObservationCount));
            for (var i = 0; i < Members; i++)
            {
                Assert.Equal(whole.Scores.Row(i).ToArray(), again.Scores.Row(i).ToArray());
            }

            Assert.Equal(whole.LogLikelihoods, again.LogLikelihoods);
        }
    }

    private (double[] Scores, double Log) Followed(double[] scores, double[] from, double[] to)
    {
        double[] next = [.. scores];
        var log = target.Windows.Follow(scores, from, next, to, 0.7, target.Windows.Room());
        return (next, log);
    }

    private (double LogEvidence, (double Mean, double Sd)[] Moments) Exact()
    {
        var mass = 0.0;
        var (first, second) = (new double[WindowedTarget.Columns], new double[WindowedTarget.Columns]);
        for (var z = -Reach; z <= Reach; z += Grid)
        {
            var latent = WindowedTarget.Latent(z);
            var alone = Enumerable.Range(WindowedTarget.FirstWindow, 3).Select(column => Alone(column, latent, 1)).ToArray();
            var weight = Density(z) * Grid * Math.Exp(target.LogLikelihood(-1, latent, 0)) * alone[0].Mass * alone[1].Mass * alone[2].Mass;
            mass += weight;
            first[0] += weight * z;
            second[0] += weight * z * z;
            second[1] += weight;
            for (var k = 0; k < 3; k++)
            {
                first[k + 2] += weight * alone[k].Mean;
                second[k + 2] += weight * alone[k].Square;
            }
        }

        return (Math.Log(mass), [.. first.Select((f, c) => (f / mass, Math.Sqrt((second[c] / mass) - (f / mass * f / mass))))]);
    }

    /// <summary>Over one window's score, given a run: mass, mean and mean square.</summary>
    private (double Mass, double Mean, double Square) Alone(int column, double latent, double power)
    {
        var (mass, first, second) = (0.0, 0.0, 0.0);
        for (var z = -Reach; z <= Reach; z += Grid)
        {
            var weight = Density(z) * Grid * Math.Exp(power * target.LogLikelihood(column, latent, z));
            mass += weight;
            first += weight * z;
            second += weight * z * z;
        }

        return (mass, first / mass, second / mass);
    }

    private static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
}
