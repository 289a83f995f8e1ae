using static Culmination.Models.Tests.Library.LanchesterTests;

namespace Culmination.Models.Tests.Library;

/// <summary>The general law with two exponents (Bracken 1995) holds the three older laws; each is checked on its closed form.</summary>
public class BrackenTests
{
    private const double Start = 2;

    [Fact]
    public void With_p_1_and_q_0_it_is_the_square_law()
    {
        var run = With(1, 0, 1000, 800, 0.03, 0.02);
        Close(787.743090, run.At("people of B", Start + 10), 1e-8);
        Close(622.114232, run.At("people of R", Start + 10), 1e-8);
    }

    [Fact]
    public void With_p_1_and_q_1_it_is_the_linear_law()
    {
        var run = With(1, 1, 1000, 800, 3e-5, 2e-5);
        Close(803.300185, run.At("people of B", Start + 10), 1e-8);
        Close(668.866790, run.At("people of R", Start + 10), 1e-8);
    }

    [Fact]
    public void With_p_0_and_q_1_each_side_loses_in_proportion_to_itself()
    {
        var run = With(0, 1, 1000, 800, 0.03, 0.02);
        Close(1000 * Math.Exp(-0.3), run.At("people of B", Start + 10), 1e-8);
        Close(800 * Math.Exp(-0.2), run.At("people of R", Start + 10), 1e-8);
    }

    /// <summary>Bracken's convention: losses of the defender times d, of the attacker times 1/d; R attacks until the day of the turn.</summary>
    [Fact]
    public void The_tactical_parameter_changes_sides_on_the_day_of_the_turn()
    {
        var run = With(1, 0, 1000, 800, 0.03, 0.02, ("tactical parameter", 0.8), ("day of the turn", 7));
        Close(0.03 * 0.8 * run.At("people of R", 6), run.At("loss of B", 6), 1e-12);
        Close(0.02 / 0.8 * run.At("people of B", 6), run.At("loss of R", 6), 1e-12);
        Close(0.03 / 0.8 * run.At("people of R", 8), run.At("loss of B", 8), 1e-12);
        Close(0.02 * 0.8 * run.At("people of B", 8), run.At("loss of R", 8), 1e-12);
    }

    private static LibraryRun With(double p, double q, double b, double r, double effectOfR, double effectOfB, params (string Name, double Value)[] more) => LibraryRun.Of(
        "bracken",
        null,
        [
            ("exponent of those who fire", p),
            ("exponent of those who are hit", q),
            ("people of B at start", b),
            ("people of R at start", r),
            ("effect of R", effectOfR),
            ("effect of B", effectOfB),
            .. more,
        ]);
}
