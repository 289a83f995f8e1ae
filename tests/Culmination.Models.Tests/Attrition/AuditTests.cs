using System.Collections.Immutable;
using Culmination.Analysis.Auditing;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Loops;

namespace Culmination.Models.Tests.Attrition;

/// <summary>The theatre model has every link and loop of its contract, and the audit notices where a model has not.</summary>
public sealed class AuditTests
{
    private const int States = 64;
    private const int FewStates = 24;

    [Fact]
    public void Every_link_and_every_loop_is_found()
    {
        var report = Audit(Structure, null, ScenarioOverrides.None);
        Assert.Equal(47, report.Variables);
        Assert.Equal(82, report.Links.Length);
        Assert.Equal(23, report.Loops.Length);
        Assert.Empty(report.Links.Where(l => !l.IsFound).Select(l => $"{l.Link.Id}: {l.WithSign} of {l.Responding} of {l.States}"));
        Assert.Empty(report.Loops.Where(l => !l.IsFound).Select(l => l.Loop.Id));
    }

    [Fact]
    public void A_sign_flipped_and_a_link_cut_are_both_named()
    {
        var report = Audit(WithoutOutcomes, model => Once(
            Once(model, "EXP(-fear_of_the_toll[Side, Stratum]*toll_believed[Side, Stratum])", "EXP(fear_of_the_toll[Side, Stratum]*toll_believed[Side, Stratum])"),
            "*(1 - relief_by_objectives[Side]*objective_reached[Side])",
            string.Empty), ScenarioOverrides.None);
        Assert.Equal(["L29", "L52"], report.Links.Where(l => !l.IsFound).Select(l => l.Link.Id));
        Assert.Equal(0, report.Links.Single(l => l.Link.Id == "L52").WithSign);
        Assert.Equal(["B3", "B6"], report.Loops.Where(l => !l.IsFound).Select(l => l.Loop.Id));
    }

    /// <summary>The table of parallel links: a parameter cuts one, the others stay at work.</summary>
    [Theory]
    [InlineData("tasks done by fire[Invader]", 0, "L04", "L01 L02")]
    [InlineData("scarcity effect[Invader]", 0, "L01", "L04 L02")]
    [InlineData("effect lost when rationed[Defender]", 0, "L35", "L34 L36")]
    [InlineData("delay per legitimacy lost[Invader]", 0, "L75", "L73 L74")]
    [InlineData("delay per political risk[Invader]", 0, "L74", "L73 L75")]
    [InlineData("risk per legitimacy lost", 0, "L73", "L74 L75")]
    [InlineData("bad war effect[Invader]", 0, "L59", "L15 L18 L58")]
    [InlineData("political cost per head[LowIncome]", 1.2, "L78", "L71 L77")]
    [InlineData("prison recruitment open[Invader]", 0, "L53", "L19 L20 L65")]
    public void A_parameter_cuts_one_of_the_parallel_links(string parameter, double value, string cut, string left)
    {
        var report = Audit(Only($"{cut} {left}"), null, ScenarioOverrides.None with { Set = [new ConstantValue(parameter, value)] });
        Assert.Equal([cut], report.Links.Where(l => !l.IsFound).Select(l => l.Link.Id));
    }

    /// <summary>The other of a pair, where it is no parameter but the form of an equation.</summary>
    [Theory]
    [InlineData("rounds_fired[Side, Shells]*effect_per_round[Side]</eqn>", "fire_wanted[Side, Shells]*effect_per_round[Side]</eqn>", "L36", "L35")]
    [InlineData("desired_force[Side] - force[Side] - pipeline[Side]", "desired_force[Side] - pipeline[Side]", "L18", "L58 L59")]
    [InlineData("(draft_total[Invader] - people_drafted[Invader, Prison]", "(people_drafted[Invader, Middle] - people_drafted[Invader, Prison]", "L71", "L78")]
    [InlineData("effective_fire[Side]*assault_share_of_fire[Side]/fire_for_assaults_wanted[Side] ELSE 1", "1 ELSE 1", "L27", "L26")]
    public void An_equation_cuts_one_of_the_parallel_links(string equation, string instead, string cut, string left)
    {
        var before = Audit(Only(cut), null, ScenarioOverrides.None);
        var report = Audit(Only($"{cut} {left}"), model => Once(model, equation, instead), ScenarioOverrides.None);

        // Roundabout ways through what is not in the contract may be left: little of the response is.
        Assert.InRange(Math.Abs(report.Links.Single(l => l.Link.Id == cut).Size / before.Links[0].Size), 0, 0.1);
        Assert.DoesNotContain(report.Links, l => l.Link.Id != cut && !l.IsFound);
    }

    [Fact]
    public void The_table_agrees_with_the_contract()
    {
        var shared = Repository.Shared();
        Assert.SkipWhen(shared is null, "The contract is not beside the repository.");
        var links = Rows(shared!, "links.csv").Select(r => string.Join(' ', r.Take(5)));
        Assert.Equal(links, Structure.Links.Select(l => $"{l.Id} {l.Source} {l.Target} {(l.Polarity > 0 ? '+' : '-')} {l.Basis}"));
        var loops = Rows(shared!, "loops.csv").Select(r => $"{r[0]} {r[1]}");
        Assert.Equal(loops, Structure.Loops.Select(l => $"{l.Id} {(l.Polarity > 0 ? "reinforcing" : "balancing")}"));
    }

    private static ModelStructure Structure { get; } = Read();

    private static ModelStructure WithoutOutcomes =>
        Only(string.Join(' ', Structure.Links.Where(l => !l.Target.StartsWith("T_", StringComparison.Ordinal)).Select(l => l.Id))) with { Loops = Structure.Loops };

    private static ModelStructure Only(string links)
    {
        var wanted = links.Split(' ').ToImmutableArray();
        return Structure with { Links = [.. Structure.Links.Where(l => wanted.Contains(l.Id))], Loops = [] };
    }

    private static ModelStructure Read()
    {
        var file = Repository.PathOf("models", "attrition", "structure.csv");
        var structure = StructureReader.Read(file, File.ReadAllText(file));
        Assert.Empty(structure.Diagnostics);
        return structure.Value!;
    }

    private static AuditReport Audit(ModelStructure structure, Func<string, string>? edit, ScenarioOverrides overrides)
    {
        var scenario = TheatreModel.Scenario;
        var copy = edit is null ? null : Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xmile");
        try
        {
            if (copy is not null)
            {
                File.WriteAllText(copy, edit!(File.ReadAllText(TheatreModel.File)));
                scenario = scenario with { ModelPath = copy };
            }

            var bound = ScenarioBinder.Bind(scenario, overrides);
            Assert.Empty(bound.Diagnostics);
            var report = StructureAudit.Run(bound.Value!, structure, new AuditOptions(structure.Links.Length > FewStates ? States : FewStates), TestContext.Current.CancellationToken);
            Assert.Empty(report.Diagnostics);
            return report.Value!;
        }
        finally
        {
            if (copy is not null)
            {
                File.Delete(copy);
            }
        }
    }

    private static string Once(string text, string old, string instead)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The model has no '{old}'.");
        Assert.True(text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"The model has '{old}' more than once.");
        return string.Concat(text.AsSpan(0, at), instead, text.AsSpan(at + old.Length));
    }

    /// <summary>The first cells of each row, in which no commas stand.</summary>
    private static IEnumerable<string[]> Rows(string shared, string file) => File.ReadAllLines(Path.Combine(shared, "seed", file)).Skip(1).Select(l => l.Split(','));
}
