using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>A run interrupted after any stage and taken up again gives the bits of one that was not.</summary>
public sealed class ResumingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_stage_can_be_taken_up_again(bool isExplained)
    {
        var target = new LinearGaussian(6, 9, 0.3);
        var prior = PriorDesign.Draw(["a", "b", "c", "d", "e", "f"], 200, 3);
        var (logs, explained) = (new double[200], new double[200 * 9]);
        target.Evaluate(prior, logs, explained, CancellationToken.None);
        ScoreSwitch[] forms = [new ScoreSwitch(2, [0, 0.5, 1])];
        TemperedSampler Sampler() => new(target, SamplerOptions.Default with { MostPasses = 150 }, 3, [.. forms]);

        var kept = new List<double[]>();
        var whole = Sampler().Run(prior, logs, isExplained ? explained : null, null, CancellationToken.None, null, s => kept.Add(SamplerStateNumbers.Write(s)));
        Assert.True(kept.Count > 3, "too few stages to test anything");
        foreach (var numbers in kept)
        {
            var state = SamplerStateNumbers.Read(numbers, 200, 6, isExplained ? 9 : 0);
            Assert.NotNull(state);
            var again = Sampler().Run(prior, logs, isExplained ? explained : null, null, CancellationToken.None, state);
            Assert.Equal(Bits(whole), Bits(again));
        }
    }

    [Fact]
    public void A_state_of_another_size_or_cut_short_is_not_taken()
    {
        var target = new LinearGaussian(3, 4, 0.5);
        var prior = PriorDesign.Draw(["a", "b", "c"], 100, 1);
        var logs = new double[100];
        target.Evaluate(prior, logs, CancellationToken.None);
        var numbers = Array.Empty<double>();
        new TemperedSampler(target, SamplerOptions.Default, 1, []).Run(prior, logs, null, null, CancellationToken.None, null, s => numbers = SamplerStateNumbers.Write(s));

        Assert.NotNull(SamplerStateNumbers.Read(numbers, 100, 3, 0));
        Assert.Null(SamplerStateNumbers.Read(numbers, 101, 3, 0));
        Assert.Null(SamplerStateNumbers.Read(numbers, 100, 4, 0));
        Assert.Null(SamplerStateNumbers.Read(numbers, 100, 3, 1));
        Assert.Null(SamplerStateNumbers.Read(numbers.AsSpan(..^1), 100, 3, 0));
        Assert.Null(SamplerStateNumbers.Read([], 100, 3, 0));
    }

    private static string Bits(WeightedMembers members) => string.Join(
        ' ', Enumerable.Range(0, members.Scores.Rows).SelectMany(i => members.Scores.Row(i).ToArray()).Concat(members.LogLikelihoods).Concat(members.Weights).Append(members.LogEvidence).Append(members.EffectiveSampleSize).Select(BitConverter.DoubleToInt64Bits));
}
