using Culmination.Analysis.AttritionLaws;

namespace Culmination.Analysis.Tests.AttritionLaws;

public sealed class LawScenarioReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("laws").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_whole_one_is_read()
    {
        var read = Read(Whole, Data);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(6, read.Value!.Record.Count);
        Assert.Equal([1.0, null], read.Value.Laws.Select(l => l.P));
    }

    [Theory]
    [InlineData("format: culmination.laws/1", "format: culmination.laws/9", "E0511")]
    [InlineData("q: 0 }", "}", "E0508")]
    [InlineData("title: Small", "titel: Small", "E0507")]
    [InlineData("losses: lost_b", "losses: lost_c", "E0520")]
    [InlineData("data: days.csv", "data: other.csv", "E0701")]
    [InlineData("to: 6 }", "to: 3 }", "E0509")]
    public void A_mistake_is_found_where_it_stands(string right, string wrong, string code) =>
        Assert.Contains(Read(Whole.Replace(right, wrong, StringComparison.Ordinal), Data).Diagnostics, d => d.Code == code && d.Span is not null);

    [Theory]
    [InlineData("3,90,4,80,5", "3,90,none,80,5")]
    [InlineData("3,90,4,80,5", "3,90,-4,80,5")]
    [InlineData("3,90,4,80,5", "3,90,4")]
    public void A_wrong_cell_is_found_with_its_line(string right, string wrong)
    {
        var found = Assert.Single(Read(Whole, Data.Replace(right, wrong, StringComparison.Ordinal)).Diagnostics, d => d.Code == "E0509" && d.Span!.Line == 4);
        Assert.EndsWith("days.csv", found.Span!.File, StringComparison.Ordinal);
    }

    private const string Whole = """
        format: culmination.laws/1
        title: Small
        question: Does a law explain it?
        data: days.csv
        source: "invented"
        day: day
        sides:
          B: { label: North, people: people_b, losses: lost_b }
          R: { label: South, people: people_r, losses: lost_r }
        laws:
          - { name: square, p: 1, q: 0 }
          - { name: free }
        parts:
          - { label: all, from: 1, to: 6 }
        """;

    private const string Data = "day,people_b,lost_b,people_r,lost_r\n1,100,5,90,6\n2,95,5,84,5\n3,90,4,80,5\n4,86,5,75,4\n5,81,4,71,5\n6,77,4,66,4\n";

    private Quantities.Diagnostics.Checked<LawScenario> Read(string laws, string data)
    {
        File.WriteAllText(Path.Combine(folder, "laws.yaml"), laws);
        File.WriteAllText(Path.Combine(folder, "days.csv"), data);
        return LawScenarioReader.Read(folder);
    }
}
