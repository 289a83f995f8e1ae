using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests.Binding;

public sealed class BoundModelTests
{
    private const string Dimensions = "<dim name=\"Side\"><elem name=\"North\"/><elem name=\"South\"/></dim><dim name=\"Tier\"><elem name=\"Old Hands\"/><elem name=\"New\"/></dim>";

    private static readonly string File = ModelText.File(
        "<aux name=\"people lost\"><dimensions><dim name=\"Side\"/><dim name=\"Tier\"/></dimensions><eqn>Side*10 + Tier</eqn><units>persons</units></aux>"
        + "<aux name=\"cover\"><dimensions><dim name=\"Side\"/></dimensions><eqn>TIME</eqn><units>weeks</units></aux>"
        + "<aux name=\"rationing cover\"><eqn>2</eqn><units>week</units><doc>When saving begins.</doc><range min=\"1\" max=\"4\"/></aux>",
        Dimensions);

    [Fact]
    public void Names_are_found_as_people_write_them()
    {
        var model = ModelText.Bind(File);
        Assert.Equal([0, 1, 2, 3], model.Find("People_Lost"));
        Assert.Equal([2, 3], model.Find("people lost[south, *]"));
        Assert.Equal([0], model.Find("people lost[North, old_hands]"));
        Assert.Empty(model.Find("people lost[North]"));
        Assert.Empty(model.Find("people"));
        Assert.Equal("people lost[South,New]", model.Variables[3].Name);
        var rationing = model.Variables[model.Find("Rationing Cover")[0]];
        Assert.Equal((true, "week", "2", "When saving begins.", 1.0), (rationing.IsConstant, rationing.Unit, rationing.EquationText, rationing.Doc, rationing.Source.RangeLow));
        model.Find("ratoning cover", null, out var problem);
        Assert.Equal(("E0302", "did you mean 'rationing cover'?"), (problem!.Code, problem.Help));
    }

    [Fact]
    public void Probes_are_expressions_with_plain_names_and_a_unit()
    {
        var model = ModelText.Bind(
            File, new Probe("p1", "SUM(people lost[South, *])", null), new Probe("p2", "cover[North] > rationing cover AND NOT cover[South] < 1", null),
            new Probe("p3", "people lost[North, Old Hands] / rationing cover", null), new Probe("p4", "2", null));
        var plan = ModelText.Value(Planner.Plan(model));
        Assert.Equal([7, 8, 9, 10], new[] { "p1", "p2", "p3", "p4" }.Select(model.ProbeId));
        Assert.Equal(43, Evaluate(plan, 7)[^1]);
        Assert.Equal([0.0, 0, 0, 1], Evaluate(plan, 8)[..4]);
        Assert.Equal("persons", model.UnitOf("p1")!.ToString());
        Assert.Equal("1", model.UnitOf("p2")!.ToString());
        Assert.Equal("persons/week", model.UnitOf("p3")!.ToString());
        Assert.Null(model.UnitOf("p4"));
        Assert.False(plan.Variables[10].IsConstant);
    }

    [Fact]
    public void A_mistake_in_a_probe_points_into_the_scenario()
    {
        var mistake = Assert.Single(ModelText.Mistakes(File, new Probe("p", "2 * cover[North] + people loss[North, New]", new TextSpan("scenario.yaml", 7, 11, 43))));
        Assert.Equal("scenario.yaml:7:30", mistake.Span!.ToString());
    }

    [Fact]
    public void Plans_keep_ids_and_save_as_often_in_time_whatever_the_step()
    {
        var model = ModelText.Bind(ModelText.File(
            ModelText.Aux("x", "DELAY(TIME, 3)") + ModelText.Aux("y", "1"), specs: "<start>0</start><stop>12</stop><dt reciprocal=\"true\">4</dt><save_step>2</save_step>"));
        var plan = ModelText.Value(Planner.Plan(model));
        Assert.Equal((0.25, 8), (plan.Clock.TimeStep, plan.Clock.SaveStride));
        var finer = ModelText.Value(Planner.Plan(model, new PlanOptions(0.125, IntegrationMethod.RungeKutta4, 6)));
        Assert.Equal((16, 6.0, IntegrationMethod.RungeKutta4), (finer.Clock.SaveStride, finer.Clock.Stop, finer.Clock.Method));
        Assert.Equal(plan.Variables.Take(2).Select(v => v.Name), finer.Variables.Take(2).Select(v => v.Name));
        Assert.Equal(12, finer.Variables.Length - plan.Variables.Length);
        Assert.Equal("E0106", Assert.Single(Planner.Plan(model, new PlanOptions(-1)).Diagnostics).Code);
        Assert.Equal("E0106", Assert.Single(Planner.Plan(model, new PlanOptions(1e-9)).Diagnostics).Code);
    }

    /// <summary>Twenty shuffles of the declarations give the same bits at the end.</summary>
    [Fact]
    public void The_order_of_declarations_changes_nothing()
    {
        string[] variables =
        [
            "<stock name=\"prey\"><eqn>start + 0.1</eqn><inflow>births</inflow><outflow>deaths</outflow></stock>", "<stock name=\"hunters\"><eqn>5</eqn><inflow>growth</inflow><outflow>loss</outflow></stock>",
            "<flow name=\"births\"><eqn>0.1*prey + RANDOM(0, 1)</eqn></flow>", "<flow name=\"deaths\"><eqn>rate*prey*hunters</eqn></flow>", "<flow name=\"growth\"><eqn>DELAY3(deaths, 2)*0.1</eqn></flow>",
            "<flow name=\"loss\"><eqn>0.3*SMTH1(hunters, 3)</eqn></flow>", ModelText.Aux("rate", "0.02*EXP(0.1*share)"), ModelText.Aux("share", "prey/(prey + hunters)"), ModelText.Aux("start", "40 + NORMAL(0, 1)"),
        ];
        var expected = End(variables);
        var state = 1;
        for (var i = 0; i < 20; i++)
        {
            var shuffled = variables.OrderBy(_ => state = (state * 1103515245) + 12345).ToArray();
            Assert.Equal(expected, End(shuffled));
        }

        static (long, long) End(string[] variables)
        {
            var plan = ModelText.Plan(ModelText.File(string.Concat(variables)), new PlanOptions(0.125, IntegrationMethod.RungeKutta4));
            return (BitConverter.DoubleToInt64Bits(ModelText.Run(plan, "prey")[^1]), BitConverter.DoubleToInt64Bits(ModelText.Run(plan, "hunters")[^1]));
        }
    }

    [Fact]
    public void Orders_put_everything_behind_what_it_needs()
    {
        var plan = ModelText.Plan(ModelText.File(
            ModelText.Aux("c", "b + a") + ModelText.Aux("b", "a + INIT(d)") + ModelText.Aux("a", "TIME") + ModelText.Aux("d", "PREVIOUS(c, a)")));
        var names = plan.InitialOrder.Select(i => plan.Variables[i].Name).ToList();
        Assert.Equal(["a", "d", "b", "c"], names);
        Assert.Equal(4, plan.StepOrder.Length);
    }

    private static double[] Evaluate(SimulationPlan plan, int id)
    {
        var run = new Dynamics.Simulation.Interpreter(plan).CreateRun(1, 0, 0);
        run.Initialize();
        var values = new List<double>();
        for (var step = 0; step <= plan.Clock.StepCount; step++)
        {
            var value = new double[1];
            run.Read(id, value);
            values.Add(value[0]);
            if (step < plan.Clock.StepCount)
            {
                run.Advance();
            }
        }

        return [.. values];
    }
}
