using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Models.Tests.Attrition;

/// <summary>What drives the theatre model's variables, told in the loops of its contract.</summary>
public sealed class LoopTests
{
    private const double Rounding = 1e-9;

    private static readonly Lazy<(BoundScenario Scenario, BoundStructure Structure)> Bound = new(Bind);

    /// <summary>The diagram has 306 loops, the 23 of the contract among them; in a run of the shipped scenario at the medians of its priors these act with their own polarities.</summary>
    [Fact]
    public void All_named_loops_are_told_by_their_names()
    {
        var structure = Bound.Value.Structure;
        var found = Dominance("RU_TROOPS", isWhole: true);
        Assert.True(found.IsOfStructure);
        Assert.True(found.IsComplete);
        Assert.Equal(306, found.Loops.Length);
        var named = found.Loops.Where(l => l.Name is not null).ToList();
        Assert.Equal(structure.Structure.Loops.Select(l => l.Id).Order(StringComparer.Ordinal), named.Select(l => l.Name!).Order(StringComparer.Ordinal));
        var wrong = named.Where(l => l.Polarity is not LoopPolarity.Inactive && !Has(l, structure.Structure.Loops.Single(s => s.Id == l.Name).Polarity)).Select(l => $"{l.Name} {l.Polarity}");
        Assert.Empty(wrong);

        Assert.Empty(named.Where(l => l.Polarity == LoopPolarity.Inactive).Select(l => l.Name));
    }

    [Theory]
    [InlineData("LEGITIMACY", "B2c")]
    [InlineData("UA_AMMO", "B4")]
    [InlineData("RU_TROOPS", "B1")]
    [InlineData("W_AMMO", "B8")]
    [InlineData("RUMOUR", "B3")]
    public void The_loops_through_a_variable_are_all_found_and_add_up(string variable, string expected)
    {
        var found = Dominance(variable, isWhole: false);
        Assert.True(found.IsComplete);
        Assert.Equal(0, found.Unsettled);
        Assert.Contains(found.Loops, l => l.Name == expected && l.Contributions.Any(c => Math.Abs(c) > 0.1));
        for (var t = 0; t < found.Times.Length; t++)
        {
            var sum = found.Loops.Sum(l => Math.Abs(l.Contributions[t]));
            Assert.True(sum == 0 || Math.Abs(sum - 1) < Rounding, FormattableString.Invariant($"{found.Times[t]}: {sum}"));
        }
    }

    /// <summary>Nothing is named in the structure there: loops of the equations, of which there are too many; the longer the list may be, the less it matters.</summary>
    [Fact]
    public void Outside_the_structure_shares_settle_as_more_loops_are_looked_at()
    {
        var (scenario, structure) = Bound.Value;
        ImmutableArray<int> variable = [scenario.Plan.IndexOf("depot[Invader,Shells]")];
        double Unsettled(int most) => LoopDominance.Of(scenario.Plan, variable, Options(structure) with { MostLoops = most }, TestContext.Current.CancellationToken).Unsettled;
        var (few, many) = (Unsettled(200), Unsettled(2_000));
        Assert.InRange(many, 0, 0.05);
        Assert.True(many < few, FormattableString.Invariant($"{few} {many}"));
    }

    /// <summary>
    /// Shares hang little on which roundabout ways belong to a link: with one stock more than the most direct ways, and with two. The variable of the structure for which most depends on it (5.4 points), and one in
    /// most of the loops.
    /// </summary>
    [Theory]
    [InlineData("UA_TROOPS_FRESH")]
    [InlineData("UA_AMMO")]
    public void Detours_move_shares_little(string variable)
    {
        double[][] shares = [.. Enumerable.Range(0, 3).Select(detour => Shares(Dominance(variable, isWhole: false, detour)))];
        Assert.InRange(Furthest(shares[0], shares[1]), 0, 0.06);
        Assert.InRange(Furthest(shares[1], shares[2]), 0, 0.02);

        static double[] Shares(LoopDominance found) => [.. found.Loops.OrderBy(l => string.Join('>', l.Path), StringComparer.Ordinal).Select(l => l.Contributions.Average(Math.Abs))];
        static double Furthest(double[] some, double[] others) => some.Zip(others, (a, b) => Math.Abs(a - b)).Max();
    }

    private static bool Has(FeedbackLoop loop, int polarity) =>
        loop.Polarity is LoopPolarity.Changing || loop.Polarity == (polarity > 0 ? LoopPolarity.Reinforcing : LoopPolarity.Balancing);

    private static LoopDominance Dominance(string id, bool isWhole, int detour = 0)
    {
        var (scenario, structure) = Bound.Value;
        return LoopDominance.Of(scenario.Plan, structure.Variable(id).Elements, Options(structure) with { IsWhole = isWhole, Detour = detour }, TestContext.Current.CancellationToken);
    }

    private static LoopOptions Options(BoundStructure structure) => new(structure, Settings: MedianInputs.Of(Bound.Value.Scenario), Until: TheatreModel.WeekOfIssue);

    private static (BoundScenario Scenario, BoundStructure Structure) Bind()
    {
        var scenario = ScenarioBinder.Bind(TheatreModel.Scenario).Value!;
        var file = Repository.PathOf("models", "attrition", "structure.csv");
        return (scenario, BoundStructure.Bind(StructureReader.Read(file, File.ReadAllText(file)).Value!, scenario.Plan).Value!);
    }
}
