using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>docs/formats/conformance.md says what is so: its table by feature, and the entries that it excuses one by one.</summary>
public sealed class ConformancePageTests
{
    private const int MostExcused = 4;

    [Fact]
    public void The_table_by_feature_is_what_the_models_give()
    {
        var folder = Folder();
        var entries = ConformanceEntry.Read(folder).Select(e => (Entry: e, Passes: e.Passes(folder))).ToList();
        var lines = new List<string> { "| feature | entries that a tool reproduces | pass | other entries | pass |", "|---|---|---|---|---|" };
        lines.AddRange(entries.GroupBy(e => e.Entry.Feature).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g])));
        lines.Add(Row("all", entries));
        Assert.Equal(lines, Table("| feature |"));
    }

    [Fact]
    public void Every_entry_that_a_tool_reproduces_passes_or_is_excused()
    {
        var folder = Folder();
        var failing = ConformanceEntry.Read(folder).Where(e => e.IsReproduced && !e.Passes(folder)).Select(e => e.Path);
        var excused = Table("| entry |").Skip(2).Select(l => l.Split('|')[1].Trim().Trim('`')).ToList();
        Assert.Equal(failing.Order(StringComparer.Ordinal), excused.Order(StringComparer.Ordinal));
        Assert.True(excused.Count <= MostExcused);
    }

    /// <summary>The excuse of zeroled_decimals: its reference is that of another method than the file declares.</summary>
    [Fact]
    public void Zeroled_decimals_passes_with_Euler()
    {
        var model = Path.Combine(Folder(), "syntax_names", "sdx__zeroled_decimals", "test_zeroled_decimals.xmile");
        Assert.NotEmpty(ConformanceCase.Differences(model));
        Assert.Empty(ConformanceCase.Differences(model, new PlanOptions(Method: IntegrationMethod.Euler)));
    }

    private static string Folder()
    {
        var folder = ConformanceCase.Folder();
        Assert.SkipWhen(folder is null, "the collection of conformance models is not beside the repository");
        return folder!;
    }

    private static string Row(string feature, IReadOnlyList<(ConformanceEntry Entry, bool Passes)> entries)
    {
        var reproduced = entries.Where(e => e.Entry.IsReproduced).ToList();
        var others = entries.Where(e => !e.Entry.IsReproduced).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"| {feature} | {reproduced.Count} | {reproduced.Count(e => e.Passes)} | {others.Count} | {others.Count(e => e.Passes)} |");
    }

    /// <summary>The lines of the table of the page that begins so.</summary>
    private static List<string> Table(string heading) =>
    [
        .. File.ReadLines(Path.Combine(ModelText.Root(), "docs", "formats", "conformance.md")).SkipWhile(l => !l.StartsWith(heading, StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')),
    ];
}
