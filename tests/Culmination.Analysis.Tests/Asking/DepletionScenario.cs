using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Planning;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Asking;

/// <summary>
/// Two stocks that run down: shells fired at a rate and supplied at another, people lost at a rate. Small enough that times are known on paper: shells are short when
/// shells &lt; threshold, at (100 − threshold) / (rate · form − supply) weeks.
/// </summary>
internal static class DepletionScenario
{
    internal static readonly Calendar Calendar = new(new DateOnly(2022, 3, 1), new DateOnly(2022, 12, 1), new DateOnly(2024, 3, 1));
    private static readonly TextSpan Here = new("scenario.yaml", 1, 1);

    /// <param name="firedByIssue">What a claim says was fired by the date of issue.</param>
    internal static BoundScenario Create(double firedByIssue = 40, bool withObservations = true, double holdWeeks = 2, double lossRate = 0.7)
    {
        var variables = new List<PlanVariable>();
        var rate = Constant(variables, "rate", 1);
        var supply = Constant(variables, "supply", 0);
        var losses = Constant(variables, "losses", lossRate);
        var form = Constant(variables, "form", 1);
        var threshold = Constant(variables, "threshold", 20);
        var fired = Add(variables, "fired", PlanVariableKind.Flow, Binary(BinaryOperation.Multiply, Value(rate), Value(form)));
        var supplied = Add(variables, "supplied", PlanVariableKind.Flow, Value(supply));
        var lost = Add(variables, "lost", PlanVariableKind.Flow, Value(losses));
        var shells = Stock(variables, "shells", 100, [supplied], [fired]);
        var people = Stock(variables, "people", 100, [], [lost]);
        var total = Stock(variables, "total fired", 0, [fired], []);
        var killed = Stock(variables, "killed", 0, [lost], []);
        var own = Add(variables, "short", PlanVariableKind.Auxiliary, Binary(BinaryOperation.Less, Value(shells), Value(threshold)));
        var low = Add(variables, "short low", PlanVariableKind.Auxiliary, Binary(BinaryOperation.Less, Value(shells), new PlanConstant(12)));
        var middle = Add(variables, "short middle", PlanVariableKind.Auxiliary, Binary(BinaryOperation.Less, Value(shells), new PlanConstant(20)));
        var high = Add(variables, "short high", PlanVariableKind.Auxiliary, Binary(BinaryOperation.Less, Value(shells), new PlanConstant(28)));
        var peopleShort = Add(variables, "people short", PlanVariableKind.Auxiliary, Binary(BinaryOperation.Less, Value(people), new PlanConstant(20)));

        var hold = (int)Math.Round(holdWeeks * 8);
        var claim = Claim("c-fired", firedByIssue);
        var observation = new Observation("c-fired", "staff", "total fired", ObservedAs.Level, 0, null, 0.1, 4, IsLinear: false, "rounds fired", Here);
        var structure = new StructuralSwitch("form of fire", [new StructuralForm("as seen", 1, 1), new StructuralForm("a fifth more", 1.2, 1)], Here);
        var scenario = new Scenario(
            "depletion", "Two stocks", ".", "model.xmile", new SideNames("South", "North"), Calendar,
            [new UncertainParameter("rate", new Uniform(0.6, 3), "rounds/week", "judgement: wide", [], Here)],
            [new EvidenceWindow("staff", new Normal(0, 0.05), null, 0, "judgement: known to be fair", Here)],
            withObservations ? [observation] : [],
            [
                new Policy("as-now", "as now", "things go on as now", [], Here),
                new Policy("supply", "supply", "deliveries begin", [new LeverSetting("supply", 5, null, Here)], Here),
                new Policy("late", "late supply", "deliveries begin in June", [new LeverSetting("supply", 5, new DateOnly(2023, 6, 1), Here)], Here),
            ],
            [new Outcome("defender-ammunition", "North runs short of ammunition", "short", holdWeeks, "threshold", Here), new Outcome("invader-people", "South runs short of people", "people short", holdWeeks, null, Here)],
            ["defender-ammunition", "invader-people"],
            new Question("Does North run short of ammunition before South runs short of people?", ["defender-ammunition", "invader-people"], [], Calendar.End),
            [new ReportedVariable("shells", "shells", "rounds", InAnswer: true, Here)],
            [new PeopleReport("Invader", "killed", "killed", ["missing"], Here)],
            [structure], ["a negotiated end"], new RunSettings(200, 1), [claim], [new Source("staff", "General staff", "government", 'B', string.Empty, Here)], new string('b', 64));
        var issueStep = (int)Math.Floor(Calendar.WeekOf(Calendar.Issue) * 8);
        return new BoundScenario(
            scenario,
            new SimulationPlan(
                [.. variables], [], [.. Enumerable.Range(0, variables.Count)], [.. Enumerable.Range(0, variables.Count).Where(i => variables[i].Kind != PlanVariableKind.Stock)],
                new SimulationClock(0, Math.Ceiling(Calendar.WeekOf(Calendar.End) * 8) / 8, 0.125, IntegrationMethod.Euler, 8)),
            [
                new BoundParameter("rate", [rate], new Uniform(0.6, 3), null, "rounds/week"),
                new BoundParameter("threshold", [threshold], new Uniform(10, 30), null, "rounds"),
                new BoundParameter("form of fire", [form], null, structure, string.Empty),
                new BoundParameter("bias:staff", [], new Normal(0, 0.05), null, string.Empty),
            ],
            withObservations ? [new BoundObservation(observation, claim, total, issueStep, -1, 1, 3, -1)] : [],
            [new BoundOutcome(scenario.Outcomes[0], own, low, middle, high, 12, 20, 28, hold), new BoundOutcome(scenario.Outcomes[1], peopleShort, peopleShort, peopleShort, peopleShort, 0, 0, 0, hold)],
            [
                new BoundPolicy(scenario.Policies[0], []),
                new BoundPolicy(scenario.Policies[1], [new BoundLever([supply], 5, issueStep)]),
                new BoundPolicy(scenario.Policies[2], [new BoundLever([supply], 5, (int)Math.Ceiling(Calendar.WeekOf(new DateOnly(2023, 6, 1)) * 8))]),
            ],
            [new BoundReport(scenario.Reported[0], shells)],
            [new BoundPeople(scenario.People[0], killed, killed)],
            new string('a', 64));
    }

    internal static Claim Claim(string id, double? central, double? low = null, double? high = null, ClaimBound bound = ClaimBound.Point) => new(
        id, "fired", "Defender", low, central, high, bound, "rounds", "fired", new DateOnly(2022, 12, 1), new DateOnly(2022, 12, 1), null, "staff", "staff", "staff", string.Empty,
        "so many", "https://example.org", null, Here);

    private static PlanVariableReference Value(int id) => new(id);

    private static PlanBinary Binary(BinaryOperation operation, PlanExpression left, PlanExpression right) => new(operation, left, right);

    private static int Constant(List<PlanVariable> variables, string name, double value) => Add(variables, name, PlanVariableKind.Auxiliary, new PlanConstant(value), isConstant: true);

    private static int Stock(List<PlanVariable> variables, string name, double initial, ImmutableArray<int> inflows, ImmutableArray<int> outflows)
    {
        variables.Add(new PlanVariable(name, PlanVariableKind.Stock, new PlanConstant(initial), inflows, outflows, string.Empty, IsConstant: false, IsInternal: false, NonNegative: false));
        return variables.Count - 1;
    }

    private static int Add(List<PlanVariable> variables, string name, PlanVariableKind kind, PlanExpression equation, bool isConstant = false)
    {
        variables.Add(new PlanVariable(name, kind, equation, [], [], string.Empty, isConstant, IsInternal: false, NonNegative: false));
        return variables.Count - 1;
    }
}
