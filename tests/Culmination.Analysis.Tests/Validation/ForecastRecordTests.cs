using System.Collections.Immutable;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Scenarios;
using Culmination.Analysis.Validation;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Validation;

/// <summary>What a forecast at a date of issue may know, on the example of docs/formats/scenario.md.</summary>
public sealed class ForecastRecordTests : IDisposable
{
    private static readonly TextSpan Here = new("series.csv", 1, 1);
    private readonly ExampleScenario example = new();

    public void Dispose() => example.Dispose();

    [Fact]
    public void A_figure_of_an_earlier_day_that_was_published_after_the_date_of_issue_is_unknown()
    {
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        var later = Figure("killed_cum", "Invader", new DateOnly(2030, 10, 1), 12_000, "persons");
        Figure[] before =
        [
            Figure("killed_cum", "Invader", new DateOnly(2030, 5, 1), 8_000, "persons"),
            Figure("killed_cum", "Invader", new DateOnly(2030, 6, 1), 30_000, "persons") with { Published = new DateOnly(2030, 8, 1) },
        ];
        var row = Assert.Single(Of(scenario, [.. before], later).Rows);
        Assert.Equal(1, row.Past);
        Assert.Equal(8_000, row.Rivals.Single(r => r.Forecast.Rival == NaiveRivals.LastValue).Forecast.Mean);

        // Published a month before the date of issue it is known, and moves both.
        var known = Assert.Single(Of(scenario, [before[0], before[1] with { Published = new DateOnly(2030, 6, 1) }], later).Rows);
        Assert.Equal(2, known.Past);
        Assert.Equal(30_000, known.Rivals.Single(r => r.Forecast.Rival == NaiveRivals.LastValue).Forecast.Mean);
        Assert.True(known.Quantiles[9] > 1.3 * row.Quantiles[9], $"{known.Quantiles[9]} after {row.Quantiles[9]}");
    }

    [Fact]
    public void Figures_are_forecast_under_the_first_policy_and_only_from_the_date_of_issue_on()
    {
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        var stopped = scenario with { Policies = [scenario.Policies.First(p => p.Settings.Any(s => s.Lever == "delivery scale[Defender]"))] };
        var later = Figure("rounds_in_stock", "Defender", new DateOnly(2031, 1, 1), 1_000, "rounds");
        var (goesOn, without) = (Assert.Single(Of(scenario, [], later).Rows), Assert.Single(Of(stopped, [], later).Rows));
        Assert.True(without.Mean < 0.9 * goesOn.Mean, $"{without.Mean} without deliveries, {goesOn.Mean} with them");
    }

    [Fact]
    public void Figures_are_seen_through_their_windows_with_what_the_source_s_kind_shares()
    {
        var plain = ScenarioReader.Read(example.Folder).Value!;
        example.Append("scenario.yaml", "\nsource types:\n  party: { lean: 0.5, because: \"judgement: x\" }\n  count: { lean: 2, because: \"judgement: x\" }\n").With("scenario.yaml", "  photo-count:\n", "  photo-count:\n    bias: 0\n");
        var leaning = ScenarioReader.Read(example.Folder).Value!;
        var rules = Rules([]);
        rules = rules with { Quantities = [.. rules.Quantities.Select(q => q with { Windows = ImmutableDictionary<string, string>.Empty.Add("south-staff", "south-staff") })] };
        var later = Figure("killed_cum", "Invader", new DateOnly(2030, 10, 1), 12_000, "persons");
        double Mean(Scenario scenario, string by) => Assert.Single(Of(scenario, [], later with { AssertedBy = by }, rules).Rows).Mean;

        Assert.Equal(Math.Exp(0.5), Mean(leaning, "south-staff") / Mean(plain, "south-staff"), 9);
        Assert.Equal(Mean(plain, "somebody"), Mean(leaning, "somebody"));
    }

    [Fact]
    public void A_claim_with_a_flag_or_left_out_by_name_is_no_known_figure()
    {
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        Assert.Equal(scenario.Claims.Length, KnownFigures.Read(scenario, Rules([])).Value!.Figures.Length);
        Assert.Equal(scenario.Claims.Length - 1, KnownFigures.Read(scenario, Rules([scenario.Claims[0].Id])).Value!.Figures.Length);
        var flagged = scenario with { Claims = scenario.Claims.SetItem(0, scenario.Claims[0] with { Flags = ["misreported"] }) };
        Assert.Equal(scenario.Claims.Length - 1, KnownFigures.Read(flagged, Rules([])).Value!.Figures.Length);
    }

    private static RecordOrigin Of(Scenario scenario, ImmutableArray<Figure> known, Figure later, RecordRules? rules = null)
    {
        var bound = ScenarioBinder.Bind(scenario);
        Assert.NotNull(bound.Value);
        var options = new InquiryOptions(64, 1, 1) { IsPriorOnly = true };
        var origin = ForecastRecord.Of(bound.Value, Inquiry.Weigh(bound.Value, options), rules ?? Rules([]), known, [later], isOwn: true, options);
        Assert.Empty(ExampleScenario.Lines(origin.Diagnostics.Where(d => d.Severity == Severity.Error)));
        return origin.Value!;
    }

    private static Figure Figure(string quantity, string side, DateOnly day, double value, string unit) => new(1, quantity, side, day, null, value, null, unit, "somebody", null, null, Here, Here);

    private static RecordRules Rules(ImmutableArray<string> leftOut) => new(
        [], ImmutableDictionary<string, string>.Empty, [], [], leftOut, [Quantity("killed_cum", "Invader", "killed[Invader]"), Quantity("rounds_in_stock", "Defender", "rounds[Defender]")]);

    private static ObservedQuantity Quantity(string code, string side, string of) => new(
        code, side, [], of, ObservedAs.Level, 0, IsCumulative: false, IsLinear: false, LowIsFigure: false, new ErrorTraits(0, 0.5, 0, 0.1, 50, 0.01, 0.01), ImmutableDictionary<string, string>.Empty, Here, Here);
}
