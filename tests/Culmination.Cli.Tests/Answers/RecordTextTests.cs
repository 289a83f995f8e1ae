using Culmination.Analysis.Validation;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Tests.Answers;

/// <summary>A forecast record as it stands on the terminal.</summary>
public sealed class RecordTextTests
{
    private static readonly SeriesScore[] Alike =
    [
        Series("killed_or_wounded_cum", "Invader", "western-officials", "exponential smoothing"),
        Series("killed_or_wounded_cum", "Invader", "press-business-insider-de", "last value"),
        Series("killed_or_wounded_cum", "Defender", "western-officials", "linear trend"),
        Series("confirmed_losses_towed_artillery", "Invader", "oryx", "last rate"),
        Series("confirmed_losses_towed_artillery", "Defender", "oryx", "exponential smoothing"),
        Series("killed_or_wounded_cum", "Invader", "an institute that the ledger does not know by an id", "last rate"),
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void Every_series_is_told_whole_and_within_the_width(int width)
    {
        var lines = Written(width, Alike);
        Assert.DoesNotContain(lines, l => l.Contains('…', StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Length > width);

        // Read as a person does: a line of a quantity and side heads the sources below it, unless it names the source itself.
        var (group, name) = (string.Empty, string.Empty);
        var told = new List<string>();
        foreach (var line in lines.SkipWhile(l => !l.Contains("inside 90", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal)))
        {
            var isScored = line.Contains(" of 7 ", StringComparison.Ordinal);
            var text = (isScored ? line[..line.IndexOf(" of 7 ", StringComparison.Ordinal)] : line).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7').Trim();
            if (!isScored && !line.StartsWith("      ", StringComparison.Ordinal))
            {
                group = text;
            }

            name = text.Length > 0 ? text : name;
            if (isScored)
            {
                told.Add(name.Count(c => c == ',') == 2 ? name : $"{group}, {name}");
            }
        }

        Assert.Equal(Alike.Select(s => $"{s.Code}, {s.Side}, {s.Source}"), told);
    }

    [Fact]
    public void What_no_rule_can_be_laid_beside_has_no_column_of_rules()
    {
        var lines = Written(80, [Alike[0] with { Best = null }]);
        Assert.Contains(lines, l => l.Contains("inside 90   score", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.EndsWith("best rule", StringComparison.Ordinal));
    }

    /// <summary>Other tables cut labels inside, between words: two observations differ in their last words, the day, as often as in their first.</summary>
    [Theory]
    [InlineData("confirmed tank losses, Mar 2022", 29, "confirmed tank loss… Mar 2022")]
    [InlineData("confirmed tank losses, Mar 2023", 20, "confirmed… Mar 2023 ")]
    [InlineData("short", 8, "short   ")]
    [InlineData("onewordwithoutanyspace", 10, "onewordwi…")]
    public void A_label_is_cut_inside(string label, int width, string expected)
    {
        var cut = PolicyTables.CutInside(label, width);
        Assert.Equal(width, cut.Length);
        Assert.Equal(expected, cut);
    }

    private static SeriesScore Series(string code, string side, string source, string rule) => new(code, side, source, "persons", 7, 54_000, new RivalScore(rule, 40_000), [], 6);

    private static string[] Written(int width, SeriesScore[] series)
    {
        var summary = new RecordSummary(0.5, series.Length, 0, 0.5, 0.9, 7, 7, 0);
        var origin = new RecordOrigin(new DateOnly(2022, 8, 31), 33, 22, [], [], [.. series], summary);
        var page = new Page(width);
        RecordText.Write(page, new RecordReport("made-up", "Made up", string.Empty, string.Empty, string.Empty, 10, 1, [origin], summary, []));
        return page.ToString().Split('\n');
    }
}
