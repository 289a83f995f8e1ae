using Culmination.Dynamics.Binding;
using static Culmination.Models.Tests.Library.LanchesterTests;

namespace Culmination.Models.Tests.Library;

/// <summary>Epstein's Adaptive Dynamic Model (The Calculus of Conventional War, 1985, appendix A) with his illustrative constants.</summary>
public class EpsteinTests
{
    private const string Attacker = "strength of the attacker";
    private const string Defender = "strength of the defender";

    [Fact]
    public void Acc10_with_aircraft()
    {
        var run = LibraryRun.Of("epstein");
        Close(315047.481, run.At(Attacker, 2), 1e-6);
        Close(193250.234, run.At(Defender, 2), 1e-6);
        Close(76253.574, run.At(Attacker, 21), 1e-6);
        Close(59740.836, run.At(Defender, 21), 1e-6);
    }

    [Fact]
    public void Acc11_ground_only()
    {
        var run = LibraryRun.Of("epstein", null, ("air support switch", 0));
        Close(103238.757, run.At(Attacker, 21), 1e-6);
        Close(48825.838, run.At(Defender, 21), 1e-6);
        Close(6.76992, run.At("rate of withdrawal", 21), 1e-6);
    }

    [Fact]
    public void A_defender_that_bears_any_loss_gives_no_ground()
    {
        var run = LibraryRun.Of("epstein", new PlanOptions(), ("loss rate the defender bears", 0.9));
        Assert.All(run.Series("ground given up"), v => Assert.Equal(0, v));
    }
}
