using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>Loops told in the variables of a structure.</summary>
public sealed class StructureLoopTests
{
    /// <summary>Two grades of people with a third-order training between hiring and staff: what the structure does not name is substituted.</summary>
    private const string Structure =
        "contract_id,kind,model_name,source,target,polarity,delay_weeks,claims,basis\n"
        + "STAFF,variable,staff[*],,,,,,text\nHIRING,variable,hiring[*],,,,,,text\nLOAD,variable,load,,,,,,text\n"
        + "L1,link,,STAFF,LOAD,-,1,,text\nL2,link,,LOAD,HIRING,+,1,,text\nL3,link,,HIRING,STAFF,+,8,,text\nL4,link,,STAFF,HIRING,+,1,,text\n"
        + "B1,loop,STAFF>LOAD>HIRING,,,-,,,text\n";

    [Fact]
    public void Paths_between_are_summed_over_elements_and_a_loop_has_its_name()
    {
        var model = Model();
        var structure = Bound(model, Structure);
        var found = LoopDominance.Of(model.Plan, structure.Variable("LOAD").Elements, new LoopOptions(structure), TestContext.Current.CancellationToken);

        Assert.True(found.IsOfStructure);
        Assert.True(found.IsComplete);
        var loop = Assert.Single(found.Loops);
        Assert.Equal("B1", loop.Name);
        Assert.Equal(["load", "hiring", "staff"], loop.Path);
    }

    /// <summary>
    /// Summed over both grades and all stages, the loops of the equations are those of the structure: with the loops of staff alone besides (who wear out, in no link of the structure), shares differ, so
    /// the ratio of two loops is compared.
    /// </summary>
    [Fact]
    public void The_ratio_of_two_loops_is_that_of_the_sums_of_the_loops_of_the_equations()
    {
        var model = Model();
        var structure = Bound(model, Structure);
        var told = LoopDominance.Of(model.Plan, structure.Variable("HIRING").Elements, new LoopOptions(structure), TestContext.Current.CancellationToken);
        var whole = model.Dominance("hiring[Old]", new LoopOptions(IsWhole: true));
        var (viaLoad, direct) = (Assert.Single(told.Loops, l => l.Name == "B1"), Assert.Single(told.Loops, l => l.Name is null));
        Assert.Equal(LoopPolarity.Reinforcing, direct.Polarity);
        foreach (var time in new[] { 5, 10, 20 })
        {
            var t = LoopModel.At(told, time);
            double Sum(Func<FeedbackLoop, bool> which) => whole.Loops.Where(which).Sum(l => l.Contributions[t]);
            bool Hires(FeedbackLoop loop) => loop.Path.Any(p => p.StartsWith("hiring", StringComparison.Ordinal));
            Assert.Equal(Sum(l => Hires(l) && l.Path.Contains("load")) / Sum(l => Hires(l) && !l.Path.Contains("load")), viaLoad.Contributions[t] / direct.Contributions[t], 1e-9);
            Assert.Equal(1, told.Loops.Sum(l => Math.Abs(l.Contributions[t])), 1e-12);
        }
    }

    [Fact]
    public void A_variable_outside_the_structure_is_told_in_equations()
    {
        var model = Model();
        var found = model.Dominance("training[Old]", new LoopOptions(Bound(model, Structure)));
        Assert.False(found.IsOfStructure);
        Assert.All(found.Loops, l => Assert.Null(l.Name));
    }

    private static LoopModel Model() => new(
        "<stock name=\"staff\"><dimensions><dim name=\"Grade\"/></dimensions><eqn>10</eqn><inflow>ready</inflow><outflow>leaving</outflow></stock>"
        + "<stock name=\"training\"><dimensions><dim name=\"Grade\"/></dimensions><eqn>4</eqn><inflow>hiring</inflow><outflow>ready</outflow></stock>"
        + Array("flow", "hiring", "0.1 * load + 0.02 * staff[Grade]") + Array("flow", "ready", "training[Grade] / 3") + Array("flow", "leaving", "0.05 * staff[Grade]")
        + ModelText.Aux("load", "40 + TIME - SUM(staff[*])"),
        "<start>0</start><stop>30</stop><dt>0.5</dt>",
        dimensions: "<dim name=\"Grade\"><elem name=\"Old\"/><elem name=\"New\"/></dim>");

    private static string Array(string kind, string name, string equation) => $"<{kind} name=\"{name}\"><dimensions><dim name=\"Grade\"/></dimensions><eqn>{equation}</eqn></{kind}>";

    private static BoundStructure Bound(LoopModel model, string table) => ModelText.Value(BoundStructure.Bind(ModelText.Value(StructureReader.Read("structure.csv", table)), model.Plan));
}
