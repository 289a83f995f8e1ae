using Culmination.Dynamics.Binding;

namespace Culmination.Models.Tests.Library;

/// <summary>The laws of Lanchester (1916) and of Deitchman (1962) and Brackney (1959) on their closed forms. Names carry the ids of the acceptance list.</summary>
public class LanchesterTests
{
    [Fact]
    public void Acc06_the_square_law_follows_its_closed_form()
    {
        var run = LibraryRun.Of("lanchester-square");
        Close(787.743090, run.At("people of A", 10), 1e-8);
        Close(622.114232, run.At("people of B", 10), 1e-8);
    }

    [Fact]
    public void Acc07_the_square_law_keeps_its_invariant_and_ends_where_that_says()
    {
        var run = LibraryRun.Of("lanchester-square");
        for (var day = 0; day <= 93; day++)
        {
            Close(800, run.At("invariant", day), 1e-8);
            Close(93.588131, run.At("day of the end", day), 1e-8);
        }

        Close(200, run.At("people of A left in the end", 0), 1e-8);
        Close(200, run.At("people of A", 120), 1e-8);
        Assert.Equal(0, run.At("people of B", 120), 1e-9);
    }

    [Fact]
    public void Acc07_by_eulers_rule_the_invariant_drifts()
    {
        var run = LibraryRun.Of("lanchester-square", new PlanOptions(Method: Dynamics.Planning.IntegrationMethod.Euler));
        Assert.True(Math.Abs(run.At("invariant", 60) - 800) > 0.01);
    }

    [Fact]
    public void Acc08_the_linear_law_follows_its_closed_form()
    {
        var run = LibraryRun.Of("lanchester-linear");
        Close(803.300185, run.At("people of A", 10), 1e-8);
        Close(668.866790, run.At("people of B", 10), 1e-8);
        Assert.All(run.Series("invariant"), v => Close(-0.004, v, 1e-10));
    }

    [Fact]
    public void Acc09_the_ambush_law_follows_its_closed_form()
    {
        var run = LibraryRun.Of("deitchman");
        Close(3704.7086, run.At("people in the open", 20), 1e-6);
        Close(158.7299, run.At("people in hiding", 20), 1e-6);
        Assert.All(run.Series("invariant"), v => Close(95, v, 1e-10));
        Close(1825.7419, run.At("number in the open at parity", 0), 1e-6);
    }

    [Theory]
    [InlineData(1600, false)]
    [InlineData(2050, true)]
    public void Acc09_on_either_side_of_parity_the_other_side_is_used_up_first(double inTheOpen, bool isTheOpenSideLeft)
    {
        var run = LibraryRun.Of("deitchman", new PlanOptions(Stop: 400), ("people in the open at start", inTheOpen));
        Assert.Equal(isTheOpenSideLeft, run.At("people in the open", 400) > 1);
        Assert.Equal(!isTheOpenSideLeft, run.At("people in hiding", 400) > 1);
    }

    internal static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R} within {relative:R}");
}
