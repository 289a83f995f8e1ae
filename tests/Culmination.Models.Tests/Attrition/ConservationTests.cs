using System.Collections.Immutable;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Models.Tests.Attrition;

/// <summary>Nobody and nothing is created or lost, in members drawn from the priors and under policies; no stock goes below zero.</summary>
public class ConservationTests
{
    private const int Members = 24;

    private static readonly string[] Errors = ["people conservation error", "gear conservation error", "rounds conservation error", "donor conservation error"];

    public static TheoryData<string, double> Policies => new()
    {
        { "offer scale", 1 },
        { "offer scale", 0 },
        { "offer scale", 4 },
        { "need met at once", 1 },
        { "volunteering open", 0 },
        { "wave ordered by policy", 500_000 },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void People_gear_and_rounds_are_conserved(string lever, double value)
    {
        var plan = TheatreModel.Plan();
        var errors = Errors.SelectMany(e => TheatreModel.Ids(e)).ToArray();
        var stocks = StocksOf(plan);
        var run = new VectorKernel(plan).CreateRun(Members);
        TheatreModel.SetPriors(plan, run);
        run.Initialize();
        TheatreModel.AdvanceTo(plan, run, TheatreModel.WeekOfIssue);
        TheatreModel.Set(plan, run, lever, value);
        var values = new double[Members];
        for (var week = 60; week <= 158; week += 7)
        {
            TheatreModel.AdvanceTo(plan, run, week);
            foreach (var id in errors)
            {
                run.Read(id, values);
                Assert.All(values, v => Assert.InRange(v, -1e-9, 1e-9));
            }

            foreach (var id in stocks)
            {
                run.Read(id, values);
                Assert.True(values.All(v => v >= 0), $"{plan.Variables[id].Name} is {values.Min():R} in week {week}");
            }
        }
    }

    [Fact]
    public void Conservation_would_fail_if_a_flow_went_nowhere()
    {
        var plan = TheatreModel.Plan(20);
        var killed = plan.IndexOf("people killed[Invader,Line]");
        var leaky = plan with
        {
            Variables = plan.Variables.SetItem(killed, plan.Variables[killed] with { Inflows = [] }),
        };
        var run = new Interpreter(leaky).CreateRun(1);
        run.Initialize();
        TheatreModel.AdvanceTo(leaky, run, 20);
        Assert.True(Math.Abs(TheatreModel.Read(leaky, run, "people conservation error[Invader]")[0]) > 1e-6);
    }

    /// <summary>Stocks that count people, gear, rounds or levels; the front and the pressure to mobilise are among them.</summary>
    private static ImmutableArray<int> StocksOf(SimulationPlan plan) =>
        [.. Enumerable.Range(0, plan.Variables.Length).Where(i => plan.Variables[i].Kind == PlanVariableKind.Stock && plan.Variables[i].Name != "net ground")];
}
