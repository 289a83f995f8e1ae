using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Ensembles;

/// <summary>
/// Where the final pass puts what it keeps, each member in a place of its own. Reported variables are kept to seven digits (single precision) at the rows of the bands; trajectories
/// are not kept.
/// </summary>
internal sealed class ForecastStore
{
    /// <summary>Conditions are followed with each member's own threshold and with it fixed low, in the middle and high.</summary>
    internal const int Variants = 4;

    /// <summary>Killed and wounded, by the date of issue and by the end.</summary>
    internal const int PeopleFigures = 4;

    private readonly int members;
    private readonly int outcomes;
    private readonly int variables;
    private readonly int sides;
    private readonly double[] weeks;
    private readonly float[] rows;
    private readonly double[] people;

    internal ForecastStore(BoundScenario scenario, ImmutableArray<int> steps, int members)
    {
        this.members = members;
        Steps = steps;
        outcomes = scenario.Outcomes.Length;
        variables = scenario.Reported.Length;
        sides = scenario.People.Length;
        var policies = scenario.Policies.Length;
        weeks = new double[policies * Variants * outcomes * members];
        Array.Fill(weeks, double.NaN);
        rows = new float[checked((long)policies * variables * steps.Length * members)];
        people = new double[policies * sides * PeopleFigures * members];
        Observed = new double[scenario.Observations.Length * members];
    }

    /// <summary>The steps of the bands' rows, ascending.</summary>
    internal ImmutableArray<int> Steps { get; }

    /// <summary>[observation][member]: what the model says of each claim, without error.</summary>
    internal double[] Observed { get; }

    /// <summary>One value per member: the week at which a cause is met, or not-a-number.</summary>
    internal Span<double> Weeks(int policy, int variant, int outcome) =>
        weeks.AsSpan(((((policy * Variants) + variant) * outcomes) + outcome) * members, members);

    internal Memory<float> Row(int policy, int variable, int row) =>
        rows.AsMemory(((((policy * variables) + variable) * Steps.Length) + row) * members, members);

    /// <param name="figure">0 killed by issue, 1 wounded by issue, 2 killed by the end, 3 wounded by the end.</param>
    internal Span<double> People(int policy, int side, int figure) =>
        people.AsSpan(((((policy * sides) + side) * PeopleFigures) + figure) * members, members);
}
