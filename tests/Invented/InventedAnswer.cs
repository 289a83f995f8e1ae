using System.Collections.Immutable;
using Culmination.Analysis.Findings;

namespace Culmination.Invented;

/// <summary>An answer of which nothing is true: two sides, round numbers. For tests of what is drawn and stored.</summary>
internal static class InventedAnswer
{
    private static readonly DateOnly Start = new(2022, 3, 1);
    private static readonly DateOnly Issue = new(2023, 3, 1);
    private static readonly DateOnly End = new(2026, 3, 1);

    public static Answer Create(bool isSufficient = true, bool observedOutside = true) => new(
        "north-south",
        "An invented war",
        "Does North run short of ammunition before South runs short of people?",
        Start,
        Issue,
        End,
        End,
        new SideLabels("South", "North"),
        new AnswerQuality(2000, isSufficient ? 612.4 : 41.7, isSufficient, observedOutside ? 0.75 : 1.0, -48.25, 7, isSufficient ? [] : ["the last tempering stage kept few members apart"]),
        [
            Policy("as-now", "as now", "If things go on as now", [0.44, 0.12, 0.02, 0.42], 0.47, 0.13, null),
            Policy("stop", "deliveries stop", "deliveries to North stop on 1 March 2023", [0.93, 0.01, 0.00, 0.06], 0.97, 0.01, new PairedComparison("as-now", 0.0, 0.8, 0.2)),
        ],
        Observed(observedOutside),
        [
            new ParameterShift("hits per located round", "persons/round", "log-normal, 10 % 0.004, 90 % 0.02", new Spread(0.003, 0.009, 0.026), new Spread(0.006, 0.0095, 0.014), 0.55, ["c-killed"], string.Empty),
            new ParameterShift("capacity construction time", "week", "triangular 52, 85, 122", new Spread(60, 86, 112), new Spread(60, 86, 112), 0.01, [], "judgement: no claim speaks of it"),
        ],
        ["a negotiated end", "air war and missiles as such", "civilians", "diplomacy"],
        new Provenance(20230301, 2000, "kernel", 0.125, "euler", "0.1.0", "1", new string('a', 64), new string('b', 64), new string('c', 64), new string('d', 64)))
    {
        CarriedBy =
        [
            new ClaimPull(ClaimPull.Parameter, "hits per located round", ["c-killed"], ["B2"], null, null, new Probability(0.52, 0.02), new Probability(0.41, 0.02), 0.11, 0.03, 480),
            new ClaimPull(ClaimPull.Observation, "killed, February 2023", ["c-killed", "c-other"], ["B2", "D6"], new Probability(0.44, 0.02), new Probability(0.40, 0.06), null, null, 0.03, 0.02, 520),
            new ClaimPull(ClaimPull.Observation, "seen lost", ["c-lost"], ["B1"], new Probability(0.49, 0.02), new Probability(0.6, 0.2), null, null, -0.02, 0.05, 300),
            new ClaimPull(ClaimPull.Observation, "told by very few futures", ["c-few"], ["D6"], new Probability(0.9, 0.4), new Probability(1, 0.6), null, null, -0.01, 0.5, 12),
        ],
    };

    private static PolicyAnswer Policy(string name, string label, string condition, double[] first, double before, double rival, PairedComparison? paired) => new(
        name,
        label,
        condition,
        [
            Cause("ammunition", "North runs short of ammunition", first[0]),
            Cause("people", "South runs short of people", first[1]),
            Cause("objective", "South takes its objective", first[2]),
            Cause("none", "none of these", first[3]),
        ],
        [Cause("ammunition", "North runs short of ammunition", before + 0.02), Cause("people", "South runs short of people", rival + 0.1)],
        Race("ammunition", "people", "North runs short of ammunition", "South runs short of people", before, rival),
        Race("south-ammunition", "north-people", "South runs short of ammunition", "North runs short of people", 0.06, 0.21),
        [
            new ThresholdAnswer("low", [Cause("ammunition", "North runs short of ammunition", first[0] - 0.2)], new Probability(before - 0.2, 0.02)),
            new ThresholdAnswer("middle", [Cause("ammunition", "North runs short of ammunition", first[0])], new Probability(before, 0.02)),
            new ThresholdAnswer("high", [Cause("ammunition", "North runs short of ammunition", first[0])], new Probability(Math.Min(0.99, before + 0.2), 0.02)),
        ],
        [
            new StructureAnswer("people needed", "by length of front", 0.6, new Probability(before - 0.15, 0.03)),
            new StructureAnswer("people needed", "by ratio to the opponent", 0.4, new Probability(Math.Min(0.99, before + 0.22), 0.03)),
        ],
        [new IncidencePoint(new DateOnly(2023, 9, 1), [Cause("ammunition", "North runs short of ammunition", first[0] / 2)])],
        Dots(first),
        [
            Band("rounds in North's depots", "thousand rounds", 900, -180, 3000),
            Band("South's force in theatre", "thousand persons", 320, -4, 500),
        ],
        [
            new PeopleAnswer("Defender", "North", new Spread(61000, 92000, 140000), new Spread(170000, 260000, 400000), new Spread(15000, 21000, 30000), new Spread(45000, 61000, 88000), ["missing", "civilians"]),
            new PeopleAnswer("Invader", "South", new Spread(80000, 131000, 210000), new Spread(220000, 350000, 560000), new Spread(21000, 33000, 52000), new Spread(60000, 90000, 140000), ["missing", "private companies before 2022"]),
        ],
        paired);

    private static CauseProbability Cause(string cause, string label, double p) => new(
        cause,
        label,
        p,
        0.02,
        p > 0 && cause != "none" ? new TimeSpread(new DateOnly(2023, 6, 1), new DateOnly(2023, 11, 15), new DateOnly(2024, 4, 1), new DateOnly(2024, 12, 1), new DateOnly(2025, 10, 1)) : null);

    private static Race Race(string cause, string rival, string causeLabel, string rivalLabel, double p, double q) =>
        new(cause, rival, causeLabel, rivalLabel, new Probability(p, 0.02), new Probability(q, 0.02), new Probability(1 - p - q, 0.02));

    private static ImmutableArray<FutureDot> Dots(double[] first)
    {
        string?[] causes = ["ammunition", "people", "objective", null];
        var dots = new List<FutureDot>();
        for (var c = 0; c < 3; c++)
        {
            var count = (int)Math.Round(first[c] * 50);
            for (var i = 0; i < count; i++)
            {
                dots.Add(new FutureDot(causes[c], Issue.AddDays(60 + (c * 120) + (i * i * 900 / Math.Max(1, count * count)))));
            }
        }

        dots.Sort((a, b) => a.Day!.Value.CompareTo(b.Day!.Value));
        while (dots.Count < 50)
        {
            dots.Add(new FutureDot(null, null));
        }

        return [.. dots];
    }

    private static VariableBand Band(string variable, string unit, double at, double perRow, double spread)
    {
        var rows = ImmutableArray.CreateBuilder<BandPoint>();
        for (var i = 0; i <= 8; i++)
        {
            var middle = Math.Max(0, at + (perRow * i));
            var half = spread * i / 40;
            rows.Add(new BandPoint(Start.AddMonths(6 * i), Math.Max(0, middle - (2 * half)), Math.Max(0, middle - half), middle, middle + half, middle + (2 * half)));
        }

        return new VariableBand(variable, unit, InAnswer: true, rows.ToImmutable());
    }

    private static ImmutableArray<ObservedComparison> Observed(bool outside) =>
    [
        new("c-killed", "people killed, South, by February 2023", "killed[Invader]", "ministry-a", "Ministry A", "Invader", "persons", new DateOnly(2023, 2, 17), 40000, null, 60000, "range", true, new Spread(9000, 30000, 90000), new Spread(26000, 44000, 66000)),
        new("c-fire", "rounds fired a day, North", "fire[Defender]", "institute-b", "Institute B", "Defender", "rounds/day", new DateOnly(2022, 9, 1), null, 6000, null, "point", true, new Spread(2000, 5000, 14000), new Spread(4200, 6100, 8800)),
        new("c-tanks", "tanks lost, seen, South", "lost[Invader,Armour]", "watchers-c", "Watchers C", "Invader", "pieces", new DateOnly(2022, 12, 31), 1550, null, null, "lower", true, new Spread(700, 1600, 3600), new Spread(1400, 1900, 2500)),
        new("c-force", "force, South", "force[Invader]", "staff-d", "Staff D", "Invader", "persons", new DateOnly(2023, 2, 1), null, 520000, null, "point", !outside, new Spread(150000, 300000, 600000), new Spread(240000, 310000, 400000)),
    ];
}
