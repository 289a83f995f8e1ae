using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Models.Tests.Attrition;

/// <summary>
/// What anybody who knows such wars would expect of the model. Each expectation is held with its mechanism at work, and seen to be gone with the mechanism switched off, in members drawn from the
/// shipped scenario's priors.
/// </summary>
public class SanityTests
{
    private const int Members = 16;
    private const double Issue = TheatreModel.WeekOfIssue;

    private static readonly Lazy<SimulationPlan> LazyPlan = new(() => TheatreModel.Plan(300));
    private static readonly Lazy<VectorKernel> LazyKernel = new(() => new VectorKernel(LazyPlan.Value));

    [Fact]
    public void Without_deliveries_ammunition_runs_short_in_nearly_all_members_and_with_all_needed_in_nearly_none()
    {
        var stopped = RunsShort(At(100, later: [("offer scale", 0), ("order scale", 0)]));
        var unlimited = RunsShort(At(100, later: [("need met at once", 1)]));
        Assert.True(stopped >= 0.9, $"stop: {stopped}");
        Assert.True(unlimited <= 0.1, $"unlimited: {unlimited}");

        static double RunsShort(ISimulationRun run) => Share(
            Read(run, "fire sufficiency[Defender]"), Read(run, "ammunition threshold[Defender]"), (sufficiency, threshold) => sufficiency < threshold);
    }

    [Fact]
    public void Without_recruitment_the_invader_runs_short_of_people()
    {
        (string, double)[] none = [("volunteering open[Invader]", 0), ("waves allowed[Invader]", 0), ("prison recruitment open[Invader]", 0), ("draft is continuous[Invader]", 0)];
        var without = Share(Read(At(300, later: none), "force sufficiency[Invader]"), Read(At(300, later: none), "restorable[Invader]"), (s, r) => s < 0.6 && r < 1);
        var with = Share(Read(At(300), "force sufficiency[Invader]"), Read(At(300), "restorable[Invader]"), (s, r) => s < 0.6 && r < 1);
        Assert.True(without >= 0.8, $"without recruitment: {without}");
        Assert.True(with <= without / 2, $"with recruitment: {with}");
    }

    [Fact]
    public void Prison_recruitment_falls_after_the_toll_becomes_known_with_a_lag()
    {
        var early = Mean(At(4), "motivation[Invader, Prison]");
        var late = Mean(At(50), "motivation[Invader, Prison]");
        Assert.True(late < 0.9 * early, $"{early} then {late}");
        Assert.All(Read(At(8), "toll spoken of[Invader, Prison]").Zip(Read(At(8), "toll believed[Invader, Prison]")), p => Assert.True(p.First > p.Second));
        Assert.Equal(1, Mean(At(50, [("fear of the toll[Invader, Prison]", 0)]), "motivation[Invader, Prison]"));
    }

    [Fact]
    public void A_wave_is_followed_by_emigration_and_a_slow_loss_of_legitimacy()
    {
        (string, double)[] wave = [("wave ordered by policy[Invader]", 300_000)];
        Assert.True(Change(wave, [], "people emigrated[Invader]", 66) > 1.01);
        Assert.True(Change(wave, [], "legitimacy[Invader]", 70) < 0.99);
        (string, double)[] cut = [("alarm per person drafted[Invader]", 0), ("legitimacy cost per person drafted[Invader]", 0)];
        Assert.True(Change(wave, cut, "people emigrated[Invader]", 66) <= 1.01);
        Assert.True(Change(wave, cut, "legitimacy[Invader]", 70) > 0.997);
    }

    [Fact]
    public void Drawing_on_the_cities_costs_more_legitimacy()
    {
        (string, double)[] wave = [("wave ordered by policy[Invader]", 300_000)];
        (string, double)[] cities = [.. wave, ("shielding lever[Invader]", 0)];
        Assert.True(Mean(At(70, later: cities), "legitimacy[Invader]") < Mean(At(70, later: wave), "legitimacy[Invader]") - 0.003);
        (string, double)[] alike = [("political cost per head[LowIncome]", 1), ("political cost per head[Middle]", 1), ("political cost per head[City]", 1)];
        Assert.Equal(Mean(At(70, alike, wave), "legitimacy[Invader]"), Mean(At(70, alike, cities), "legitimacy[Invader]"), 2e-3);
    }

    [Fact]
    public void Fewer_shells_for_the_invader_bring_more_assaults_and_more_of_its_own_losses()
    {
        // The mobilisation is held off in both, so that the tempo of the same people is compared.
        (string, double)[] calm = [("waves allowed[Invader]", 0)];
        (string, double)[] poor = [.. calm, ("initial depot[Invader, Shells]", 2_000_000)];
        Assert.True(Mean(At(20, poor), "assaults received[Defender]") > 1.02 * Mean(At(20, calm), "assaults received[Defender]"));
        Assert.True(Mean(At(30, poor), "killed or wounded[Invader]") > Mean(At(30, calm), "killed or wounded[Invader]"));
        (string, double) cut = ("scarcity effect[Invader]", 0);
        Assert.True(Mean(At(20, [.. poor, cut]), "assaults received[Defender]") <= 1.02 * Mean(At(20, [.. calm, cut]), "assaults received[Defender]"));
    }

    [Fact]
    public void More_assaults_draw_more_rounds_wear_down_more_people_and_reveal_more_positions()
    {
        (string, double)[] more = [("assault stance[Invader]", 2)];
        Assert.True(Change(more, [], "fire wanted[Defender, Shells]", 60) > 1.05);
        Assert.True(Change(more, [], "worn share[Defender]", 70) > 1.05);
        Assert.True(Change(more, [("fire form", 0)], "positions revealed[Defender]", 60) > 1.02);
        (string, double)[] cut = [("rounds wanted per assault[Defender]", 0), ("wear per assault received[Defender]", 0), ("share of assaults meant to draw fire[Invader]", 0), ("fire form", 0)];
        Assert.True(Change(more, cut, "fire wanted[Defender, Shells]", 60) < 1.02);
        Assert.True(Change(more, cut, "worn share[Defender]", 70) < 1.05);
        Assert.Equal(1, Change(more, cut, "positions revealed[Defender]", 60), 1e-9);
    }

    [Fact]
    public void Fewer_of_the_defenders_shells_make_assaults_less_costly_for_the_invader()
    {
        (string, double)[] few = [("offer scale", 0.2)];
        Assert.True(Change(few, [], "assault loss exponent[Invader]", 75) < 0.97);
        Assert.Equal(1, Change(few, [("lethality on assaults[Defender]", 0)], "assault loss exponent[Invader]", 75), 1e-2);
    }

    [Fact]
    public void Mud_slows_assaults_and_advance()
    {
        // Week 55 is mid-March 2023, week 70 is late June.
        Assert.True(Mean(At(55), "mud tempo of assaults") < Mean(At(70), "mud tempo of assaults"));
        Assert.True(Mean(At(55), "mud tempo of advance") < Mean(At(70), "mud tempo of advance"));
        Assert.Equal(1, Mean(At(55, [("tempo of people in mud", 1)]), "mud tempo of assaults"));
        Assert.Equal(1, Mean(At(55, [("tempo of vehicles in mud", 1)]), "mud tempo of advance"));
    }

    [Fact]
    public void At_the_floor_of_an_allys_stock_deliveries_fall_to_production()
    {
        var run = At(70, [("floor share[US]", 1), ("offer share[US]", 2)]);
        foreach (var (sent, production) in Read(run, "rounds sent[US]").Zip(Read(run, "donor production[US]")))
        {
            Assert.True(sent <= production * (1 + 1e-9), $"{sent} of {production}");
        }

        var open = At(40, [("floor share[US]", 0), ("offer share[US]", 2)]);
        Assert.True(Share(Read(open, "rounds sent[US]"), Read(open, "production for aid[US]"), (s, p) => s > 1.5 * p) > 0.8);
    }

    [Fact]
    public void Capacity_ordered_today_delivers_nothing_for_about_a_year()
    {
        (string, double)[] ramp = [("order scale", 6)];
        var (half, full) = (Gain(Issue + 20, []), Gain(158, []));
        Assert.True(full > 0 && half < 0.1 * full, $"{half} after 20 weeks, {full} at the end");
        (string, double)[] quick = [("capacity construction time[US]", 1), ("decision time[US]", 2)];
        Assert.True(Gain(Issue + 20, quick) > 0.1 * Math.Abs(Gain(158, quick)));

        double Gain(double week, (string, double)[] start) =>
            Mean(At(week, start, ramp), "donor production[US]") - Mean(At(week, start, [("order scale", 0)]), "donor production[US]");
    }

    [Fact]
    public void The_structural_forms_differ()
    {
        Assert.NotEqual(Mean(At(100, [("need follows front length", 1)]), "force[Invader]"), Mean(At(100, [("need follows front length", 0)]), "force[Invader]"));
        Assert.True(Mean(At(100, [("fire form", 1)]), "positions revealed[Defender]") > Mean(At(100, [("fire form", 2)]), "positions revealed[Defender]"));
        Assert.True(Mean(At(158, [("will erodes", 1)]), "will[US]") < Mean(At(158, [("will erodes", 0)]), "will[US]"));
    }

    [Fact]
    public void Halving_the_step_changes_little_in_every_member()
    {
        var half = TheatreModel.Plan(step: 1.0 / 16);
        var fine = new VectorKernel(half).CreateRun(Members);
        TheatreModel.SetPriors(half, fine);
        fine.Initialize();
        TheatreModel.AdvanceTo(half, fine, 158);
        var usual = At(158);
        var apart = Read(usual, "fire sufficiency[Defender]").Zip(TheatreModel.Read(half, fine, "fire sufficiency[Defender]"), (a, b) => Math.Abs(a - b) / b).Order().ToArray();
        Assert.True(apart[Members * 3 / 4] < 0.02, $"three quarters of the members within {apart[Members * 3 / 4]:P1}");
    }

    private static double Change((string, double)[] later, (string, double)[] start, string name, double week) =>
        Mean(At(week, start, later), name) / Mean(At(week, start), name);

    private static ISimulationRun At(double week, (string Name, double Value)[]? start = null, (string Name, double Value)[]? later = null)
    {
        var plan = LazyPlan.Value;
        var run = LazyKernel.Value.CreateRun(Members);
        TheatreModel.SetPriors(plan, run);
        foreach (var (name, value) in start ?? [])
        {
            TheatreModel.Set(plan, run, name, value);
        }

        run.Initialize();
        if (week > Issue)
        {
            TheatreModel.AdvanceTo(plan, run, Issue);
            foreach (var (name, value) in later ?? [])
            {
                TheatreModel.Set(plan, run, name, value);
            }
        }

        TheatreModel.AdvanceTo(plan, run, week);
        return run;
    }

    private static double[] Read(ISimulationRun run, string name) => TheatreModel.Read(LazyPlan.Value, run, name);

    private static double Mean(ISimulationRun run, string name) => Read(run, name).Average();

    private static double Share(double[] a, double[] b, Func<double, double, bool> holds) => a.Zip(b).Count(p => holds(p.First, p.Second)) / (double)a.Length;
}
