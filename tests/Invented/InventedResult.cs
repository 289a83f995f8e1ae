using System.Collections.Immutable;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Planning;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Invented;

/// <summary>A small ensemble result of which nothing is true.</summary>
internal static class InventedResult
{
    private static readonly TextSpan Here = new("scenario.yaml", 1, 1);

    public static EnsembleResult Create(int members = 20, double shift = 0)
    {
        var scenario = Scenario();
        var policies = scenario.Policies.Select((p, i) => Policy(p.Policy.Name, members, i)).ToImmutableArray();
        return new EnsembleResult(
            scenario,
            20230301,
            "kernel",
            [.. Enumerable.Range(0, members).Select(m => ImmutableArray.Create(0.01 + (m * 0.0001) + shift, 80.0 + m))],
            [.. Enumerable.Repeat(1.0 / members, members)],
            [[.. Enumerable.Range(0, members).Select(m => 30000.0 + m)]],
            [[.. Enumerable.Range(0, members).Select(m => 44000.0 + m)]],
            policies,
            [.. Enumerable.Range(0, members).Select(m => -10.0 - m)],
            members * 0.6,
            -48.25,
            7);
    }

    private static PolicyResult Policy(string name, int members, int offset)
    {
        ImmutableArray<double> ammunition = [.. Enumerable.Range(0, members).Select(m => m % 2 == 0 ? 60.0 + m + offset : double.NaN)];
        ImmutableArray<double> people = [.. Enumerable.Range(0, members).Select(m => m % 5 == 0 ? 90.125 + m : double.NaN)];
        ImmutableArray<ImmutableArray<double>> weeks = [ammunition, people];
        ImmutableArray<double> killed = [.. Enumerable.Range(0, members).Select(m => 1000.0 * m)];
        return new PolicyResult(
            name,
            weeks,
            [weeks, weeks, weeks],
            [new WeeklyBand("depot", "thousand rounds", [0, 26, 52], [[1, 2, 3, 4, 5], [1.5, 2, 3, 4, 6], [0, 0, -0.0, 1, 7]])],
            [new PeopleResult("Defender", killed, killed, killed, killed), new PeopleResult("Invader", killed, killed, killed, killed)]);
    }

    private static BoundScenario Scenario()
    {
        var policies = ImmutableArray.Create(
            new Policy("as-now", "as now", "things go on as now", [], Here),
            new Policy("stop", "deliveries stop", "deliveries to North stop on 1 March 2023", [], Here));
        var outcomes = ImmutableArray.Create(
            new Outcome("ammunition", "North runs short of ammunition", "cover < threshold", 4, "threshold[Defender]", Here),
            new Outcome("people", "South runs short of people", "force < threshold", 4, "threshold[Invader]", Here));
        var claim = new Claim(
            "c-killed", "killed", "Invader", 40000, null, 60000, ClaimBound.LowerStrict, "persons", "killed", new DateOnly(2023, 2, 17), new DateOnly(2023, 2, 17), null,
            "ministry-a", "ministry-a", "ministry-a", string.Empty, "40 to 60 thousand killed", "https://example.org/a", null, Here);
        var scenario = new Scenario(
            "north-south", "An invented war", "scenarios/north-south", "model.xmile", new SideNames("South", "North"),
            new Calendar(new DateOnly(2022, 3, 1), new DateOnly(2023, 3, 1), new DateOnly(2026, 3, 1)),
            [], [], [], policies, outcomes, ["ammunition", "people"],
            new Question("Does North run short of ammunition before South runs short of people?", ["ammunition", "people"], ["ammunition", "people"], new DateOnly(2026, 3, 1)),
            [], [], [], ["a negotiated end"], new RunSettings(20, 20230301), [claim], [new Source("ministry-a", "Ministry A", "government", 'B', string.Empty, Here)], new string('b', 64));
        return new BoundScenario(
            scenario,
            new SimulationPlan([], [], [], [], new SimulationClock(0, 208, 0.125, IntegrationMethod.Euler, 8)),
            [
                new BoundParameter("hits per located round", [0], new Even(0, 1), null, "persons/round"),
                new BoundParameter("capacity construction time", [1], new Even(50, 120), null, "week"),
            ],
            [],
            [.. outcomes.Select(o => new BoundOutcome(o, 0, 0, 0, 0, 0.3, 0.5, 0.7, 32))],
            [.. policies.Select(p => new BoundPolicy(p, []))],
            [new BoundReport(new ReportedVariable("depot", "depot[Defender]", "thousand rounds", InAnswer: true, Here), 0)],
            [],
            new string('a', 64));
    }

    private sealed record Even(double Low, double High) : Distribution
    {
        public override double Quantile(double p) => Low + (p * (High - Low));

        public override string Describe() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"uniform {Low} to {High}");
    }
}
