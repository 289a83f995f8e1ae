using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class ResemblanceTests
{
    private static readonly System.Collections.Immutable.ImmutableArray<int> All = [.. Enumerable.Range(0, 8)];

    [Fact]
    public void Members_that_have_not_moved_resemble_themselves_wholly_and_new_draws_hardly()
    {
        var (before, other) = (Draw(1), Draw(2));
        Assert.Equal(1, Resemblance.Of(before, before, All), 12);
        Assert.InRange(Resemblance.Of(other, before, All), -0.1, 0.1);
    }

    /// <summary>Of eight parameters two have kept 0.8 and 0.6 of where they stood: their mean is told, whatever the other six forgot.</summary>
    [Fact]
    public void The_quarter_that_resembles_most_is_told()
    {
        var (before, now) = (Draw(1), Draw(2));
        for (var i = 0; i < before.Rows; i++)
        {
            now.Row(i)[5] = (0.8 * before.Row(i)[5]) + (0.6 * now.Row(i)[5]);
            now.Row(i)[2] = (0.6 * before.Row(i)[2]) + (0.8 * now.Row(i)[2]);
        }

        Assert.InRange(Resemblance.Of(now, before, All), 0.68, 0.72);

        // Of those that are looked at: with 5 alone, no other parameter can hide what it remembers.
        Assert.InRange(Resemblance.Of(now, before, [5]), 0.78, 0.82);
        Assert.Equal(0, Resemblance.Of(now, before, []));
    }

    private static ScoreMatrix Draw(ulong seed) => PriorDesign.Draw([.. Enumerable.Range(0, 8).Select(p => FormattableString.Invariant($"p{p}"))], 4000, seed);
}
