using Culmination.Analysis.Outcomes;

namespace Culmination.Analysis.Tests.Outcomes;

public sealed class HoldCounterTests
{
    [Fact]
    public void A_condition_is_met_when_it_has_held_without_a_break()
    {
        double[][] steps =
        [
            [1, 1, 0, double.NaN],
            [1, 0, 1, 1],
            [1, 1, 1, 1],
            [0, 1, 1, double.NaN],
            [1, 1, 1, 1],
        ];
        var counter = new HoldCounter(4, 3);
        for (var s = 0; s < steps.Length; s++)
        {
            counter.Observe(steps[s], 10 + s);
        }

        Assert.Equal([12, 14, 13, -1], counter.MetAt.ToArray());
    }

    [Fact]
    public void The_first_time_counts_and_a_reset_forgets()
    {
        var counter = new HoldCounter(1, 1);
        counter.Observe([1], 1);
        counter.Observe([0], 2);
        counter.Observe([1], 3);
        Assert.Equal(1, counter.MetAt[0]);

        counter.Reset();
        Assert.Equal(-1, counter.MetAt[0]);
    }
}
