using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>Link scores one by one, against the tables of the papers.</summary>
public sealed class LinkScoreTests
{
    private const double Rounding = 1e-12;

    /// <summary>Schoenberg, Davidsen and Eberlein (2020), table 1: z = 2x + y.</summary>
    [Fact]
    public void A_linear_equation_as_in_table_1_of_2020()
    {
        var score = Scores(Series("x", 5, 7) + Series("y", 4, 5) + ModelText.Aux("z", "2 * x + y"));
        Assert.Equal(4.0 / 5, score("x", "z"), Rounding);
        Assert.Equal(1.0 / 5, score("y", "z"), Rounding);
    }

    /// <summary>The same, table 2: z = (w + x) / y falls although two of its sources rise.</summary>
    [Fact]
    public void A_nonlinear_equation_as_in_table_2_of_2020()
    {
        var score = Scores(Series("w", 7, 10) + Series("x", 2, 4) + Series("y", 3, 5) + ModelText.Aux("z", "(w + x) / y"));
        Assert.Equal(5, score("w", "z"), Rounding);
        Assert.Equal(10.0 / 3, score("x", "z"), Rounding);
        Assert.Equal(-6, score("y", "z"), Rounding);
    }

    /// <summary>Schoenberg, Hayward and Eberlein (2023), tables 1 to 3: flows by themselves score as they do in one net flow.</summary>
    [Fact]
    public void Flows_score_as_in_the_tables_of_2023()
    {
        var apart = Scores(
            LoopModel.Stock("s", "100", "<inflow>in</inflow><outflow>out</outflow>") + LoopModel.Flow("in", "gain") + LoopModel.Flow("out", "loss") + Series("gain", 5, 10) + Series("loss", 4, 5));
        var joined = Scores(LoopModel.Stock("s", "100", "<inflow>net</inflow>") + LoopModel.Flow("net", "gain - loss") + Series("gain", 5, 10) + Series("loss", 4, 5));

        Assert.Equal(1.25, apart("in", "s"), Rounding);
        Assert.Equal(-0.25, apart("out", "s"), Rounding);
        Assert.Equal(1, joined("net", "s"), Rounding);
        Assert.Equal(1.25, joined("gain", "net"), Rounding);
        Assert.Equal(-0.25, joined("loss", "net"), Rounding);
    }

    [Fact]
    public void What_does_not_move_and_what_is_not_moved_score_nothing()
    {
        var score = Scores(Series("x", 5, 7) + Series("y", 4, 4) + ModelText.Aux("z", "x + y") + ModelText.Aux("still", "x - x"));
        Assert.Equal(0, score("y", "z"));
        Assert.Equal(0, score("x", "still"));
    }

    /// <summary>A variable that has one value at time 0 and another at time 1.</summary>
    private static string Series(string name, double before, double after) => ModelText.Aux(name, FormattableString.Invariant($"IF TIME < 1 THEN {before} ELSE {after}"));

    private static Func<string, string, double> Scores(string variables)
    {
        var model = new LoopModel(variables, "<start>0</start><stop>1</stop><dt>1</dt>");
        var graph = CausalGraph.Of(model.Plan);
        var scores = Assert.Single(LinkScores.OfRun(model.Plan, graph, new LoopOptions(), TestContext.Current.CancellationToken).Scores);
        return (source, target) => scores[graph.Links.IndexOf(Assert.Single(graph.Links, l => l.Source == model.Plan.IndexOf(source) && l.Target == model.Plan.IndexOf(target)))];
    }
}
