using System.Collections.Immutable;
using System.Text.Json;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Cli.Tests.Models;

/// <summary>What model loops prints, on invented shares.</summary>
public sealed class LoopsListingTests
{
    private static readonly ImmutableArray<LoopPeriod> Periods = [new("2022 Q1", 0, 1), new("2022 Q2", 1, 3), new("2022 Q3", 3, 4)];

    [Fact]
    public void Loops_are_listed_by_period_and_then_explained()
    {
        var page = new Page(80);
        page.Line("== of a structure");
        LoopsListing.Write(page, "people fit (Defender)", Some(isOfStructure: true), Periods);
        page.Blank().Line("== of equations, not all found");
        LoopsListing.Write(page, "people", Some(isOfStructure: false) with { IsComplete = false, Unsettled = 0.034 }, Periods);
        page.Blank().Line("== none");
        LoopsListing.Write(page, "toll", Some(isOfStructure: false) with { Loops = [] }, Periods);
        Golden.Equal("loops.txt", page.ToString());
    }

    [Fact]
    public void Json_has_all_loops_with_their_shares()
    {
        using var json = JsonDocument.Parse(LoopsJson.Of("people", Some(isOfStructure: true), Periods));
        var root = json.RootElement;
        Assert.Equal("culmination.loops/1", root.GetProperty("schema").GetString());
        Assert.Equal("structure", root.GetProperty("loops_of").GetString());
        Assert.True(root.GetProperty("complete").GetBoolean());
        Assert.Equal(3, root.GetProperty("periods").GetArrayLength());
        var loops = root.GetProperty("loops");
        Assert.Equal(4, loops.GetArrayLength());
        Assert.Equal("B4", loops[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, loops[1].GetProperty("id").ValueKind);
        Assert.Equal(0.7, loops[0].GetProperty("shares")[0].GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, loops[0].GetProperty("shares")[2].ValueKind);
        Assert.Equal(1, loops.EnumerateArray().Sum(l => l.GetProperty("shares")[1].GetDouble()), 1e-12);
    }

    private static LoopDominance Some(bool isOfStructure) => new(
        [0],
        [1, 2, 3, 4],
        [
            new FeedbackLoop(isOfStructure ? "B4" : null, ["depot (Defender, Shells)", "defender need", "rounds sent"], 1, [-0.7, -0.3, -0.4, 0]),
            new FeedbackLoop(null, ["depot (Defender, Shells)", "rounds fired (Defender, Shells)", "effective fire (Defender)", "losses of people (Invader)"], 3, [0.2, 0.3, 0.3, 0]),
            new FeedbackLoop(null, ["depot (Defender, Shells)", "rounds lost"], 1, [0.09, -0.39, 0.29, 0]),
            new FeedbackLoop(null, ["depot (Defender, Shells)", "cover"], 1, [-0.01, -0.01, -0.01, 0]),
        ],
        isOfStructure,
        IsWhole: false,
        IsComplete: true,
        Unsettled: 0);
}
