using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Tests.Ledger;

public sealed class ClaimTableTests : IDisposable
{
    private const string Good =
        "uk-killed,killed_cum,Invader,40000,,60000,range,persons,killed,2023-02-17,2023-02-17,2022-02-24,uk-di,press,uk-di,,\"Between 40,000 and 60,000 \"\"likely\"\" killed\",https://example.org,2023-03-01";

    private readonly LedgerFiles files = new();

    /// <summary>Blanks without end took the rules on refused content past their time, which was an exception.</summary>
    [Fact]
    public void A_cell_of_blanks_without_end_is_read()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good.Replace("Between", "from 12" + new string(' ', 200_000), StringComparison.Ordinal)}\n"));
        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void A_unit_of_blanks_without_end_is_a_diagnostic()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good.Replace("persons", "a" + new string(' ', 200_000) + "!", StringComparison.Ordinal)}\n"));
        Assert.NotEmpty(read.Diagnostics);
    }

    [Fact]
    public void A_row_of_cells_without_end_is_refused()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good}\n{string.Concat(Enumerable.Repeat("a,\"b\" c,", 20_000))}\n"));
        Assert.Contains(read.Diagnostics, d => d is { Code: "E0604", Span.Line: 3 } && d.Message.Contains("1000 cells", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_is_read_as_it_stands()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good}\n"));
        Assert.Empty(read.Diagnostics);
        var claim = Assert.Single(read.Value!.Claims);
        Assert.Equal("uk-killed", claim.Id);
        Assert.Equal("killed_cum", claim.QuantityCode);
        Assert.Equal("Invader", claim.Side);
        Assert.Equal((40000.0, null, 60000.0), (claim.Low, claim.Central, claim.High));
        Assert.Equal(ClaimBound.Range, claim.Bound);
        Assert.Equal("persons", claim.Unit);
        Assert.Equal("killed", claim.Definition);
        Assert.Equal(new DateOnly(2023, 2, 17), claim.AsOf);
        Assert.Equal(new DateOnly(2023, 2, 17), claim.Published);
        Assert.Equal(new DateOnly(2022, 2, 24), claim.PeriodStart);
        Assert.Equal(("uk-di", "press", "uk-di", string.Empty), (claim.AssertedBy, claim.ReportedBy, claim.Origin, claim.Relation));
        Assert.Equal("Between 40,000 and 60,000 \"likely\" killed", claim.Statement);
        Assert.Equal("https://example.org", claim.Link);
        Assert.Equal(new DateOnly(2023, 3, 1), claim.Entered);
        Assert.Equal((2, 1), (claim.Span.Line, claim.Span.Column));
    }

    [Fact]
    public void Line_ends_byte_order_mark_blank_lines_and_column_order_do_not_matter()
    {
        var plain = ClaimTable.Read(files.Write("a.csv", $"{LedgerFiles.Heading}\n{Good}\n")).Value!.Claims[0];
        var other = ClaimTable.Read(files.Write("b.csv", $"\uFEFF{LedgerFiles.Heading}\r\n\r\n{Good}")).Value!.Claims[0];
        Assert.Equal(plain with { Span = other.Span }, other);
        Assert.Equal(3, other.Span.Line);
        var turned = string.Join('\n', $"{LedgerFiles.Heading}\n{Good.Replace("\"Between 40,000 and 60,000 \"\"likely\"\" killed\"", "x", StringComparison.Ordinal)}"
            .Split('\n').Select(l => string.Join(',', l.Split(',').Reverse())));
        Assert.Equal(plain with { Statement = "x" }, ClaimTable.Read(files.Write("c.csv", turned)).Value!.Claims[0] with { Span = plain.Span });
    }

    [Fact]
    public void A_missing_file_is_a_diagnostic()
    {
        var read = ClaimTable.Read(files.PathOf("none.csv"));
        Assert.Equal(["E0601 1:1"], LedgerFiles.Lines(read.Diagnostics));
        Assert.False(read.Succeeded);
    }

    [Theory]
    [InlineData("", "E0602 1:1")]
    [InlineData("id,quantity_code,side\nx,y,z\n", "E0602 1:22")]
    public void A_heading_without_its_columns_names_each_one_missing(string text, string first)
    {
        var read = ClaimTable.Read(files.Write("claims.csv", text));
        Assert.Equal(first, LedgerFiles.Lines(read.Diagnostics)[0]);
        Assert.All(read.Diagnostics, d => Assert.Equal("E0602", d.Code));
        Assert.Equal(text.Length == 0 ? 1 : 16, read.Diagnostics.Length);
    }

    [Fact]
    public void An_unknown_column_is_found_with_the_one_meant()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", LedgerFiles.Heading.Replace("central", "centrel", StringComparison.Ordinal)));
        Assert.Equal(["E0603 1:27", "E0602 1:153"], LedgerFiles.Lines(read.Diagnostics));
        Assert.Equal("did you mean 'central'?", read.Diagnostics[0].Help);
    }

    // Each: one change of the good row, and where the mistake is found (the row is line 2).
    [Theory]
    [InlineData("40000,,", "forty,,", "E0605 2:30")]
    [InlineData("40000,,", "NaN,,", "E0605 2:30")]
    [InlineData("40000,,", "-inf,,", "E0605 2:30")]
    [InlineData("40000,,", "1e999,,", "E0605 2:30")]
    [InlineData("40000,,", "\"40,000\",,", "E0605 2:30")]
    [InlineData("40000,,60000", "70000,,60000", "E0607 2:37")]
    [InlineData("40000,,60000", "40000,39000,60000", "E0607 2:36")]
    [InlineData("40000,,60000", "40000,61000,60000", "E0607 2:42")]
    [InlineData("range", "ranges", "E0609 2:43")]
    [InlineData("range", "", "E0613 2:43")]
    [InlineData("40000,,60000", ",,60000", "E0614 2:38")]
    [InlineData("persons", "", "E0613 2:49")]
    [InlineData("persons", "persons per (day", "E0611 2:49")]
    [InlineData("killed,2023-02-17", "killed,17.2.2023", "E0606 2:64")]
    [InlineData("killed,2023-02-17", "killed,2023-02-30", "E0606 2:64")]
    [InlineData("2023-02-17,2022-02-24", "2023-02-17,2023-02-24", "E0621 2:86")]
    [InlineData("Invader", "Invaders", "E0620 2:22")]
    [InlineData("uk-killed,", ",", "E0613 2:1")]
    [InlineData(",uk-di,,\"", ",uk-di,derives-from:nobody,\"", "E0616 2:115")]
    [InlineData(",uk-di,,\"", ",uk-di,derived,\"", "E0616 2:115")]
    [InlineData("https://example.org", "\"https", "E0612 2:162")]
    [InlineData("press", "pr\"ess", "E0612 2:105")]
    [InlineData("\"\"likely\"\" killed", "at the depot in Springfield", "E0901 2:150")]
    [InlineData("persons,killed", "persons,48.1234; 37.5678", "E0901 2:57")]
    public void A_mistake_is_found_at_its_place(string from, string to, string expected)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good.Replace(from, to, StringComparison.Ordinal)}\n"));
        Assert.Contains(expected, LedgerFiles.Lines(read.Diagnostics));
        Assert.False(read.Succeeded);
    }

    [Fact]
    public void A_row_cut_short_is_found_at_its_end()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good}\nuk-2,killed_cum,Inv"));
        Assert.Equal(["E0604 3:20"], LedgerFiles.Lines(read.Diagnostics));
    }

    [Fact]
    public void A_cell_too_many_is_found_where_it_stands()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good},more\n"));
        var found = Assert.Single(read.Diagnostics);
        Assert.Equal("E0604", found.Code);
        Assert.Equal(Good.Length + 2, found.Span!.Column);
    }

    [Fact]
    public void A_file_cut_inside_a_quoted_text_is_found_where_the_quote_opens()
    {
        var text = $"{LedgerFiles.Heading}\n{Good}";
        var read = ClaimTable.Read(files.Write("claims.csv", text[..(text.IndexOf("60,000", StringComparison.Ordinal) + 3)]));
        Assert.Contains("E0612 2:116", LedgerFiles.Lines(read.Diagnostics));
    }

    [Fact]
    public void Lines_are_counted_over_texts_of_several_lines()
    {
        var tall = Good.Replace("Between", "Over\nseveral\r\nlines between", StringComparison.Ordinal);
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{tall}\n{Good}\n"));
        Assert.Equal(["E0608 5:1"], LedgerFiles.Lines(read.Diagnostics));
        Assert.Equal("the id 'uk-killed' is taken: it stands at line 2 already", read.Diagnostics[0].Message);
    }

    [Fact]
    public void All_mistakes_are_found_at_once()
    {
        var bad = Good.Replace("40000", "x", StringComparison.Ordinal).Replace("Invader", "they", StringComparison.Ordinal)
            .Replace("2022-02-24", "soon", StringComparison.Ordinal).Replace("range", "band", StringComparison.Ordinal);
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{bad}\n{bad}\n"));
        Assert.Equal(["E0605", "E0609", "E0606", "E0620", "E0608", "E0605", "E0609", "E0606", "E0620"], read.Diagnostics.Select(d => d.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void Published_before_the_day_it_speaks_of_is_a_warning()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good.Replace("killed,2023-02-17", "killed,2023-02-18", StringComparison.Ordinal)}\n"));
        Assert.True(read.Succeeded);
        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal((Severity.Warning, "W0615", 75), (warning.Severity, warning.Code, warning.Span!.Column));
    }

    [Fact]
    public void A_claim_by_an_unknown_source_is_a_mistake_when_the_sources_are_known()
    {
        var path = files.Write("claims.csv", $"{LedgerFiles.Heading}\n{Good}\n");
        var sources = SourceTable.Read(files.Write("sources.csv", "id,name,kind,reliability,note\nuk-dii,Defence Intelligence,state,B,\n")).Value!;
        var read = ClaimTable.Read(path, sources);
        Assert.Equal(["E0610 2:97"], LedgerFiles.Lines(read.Diagnostics));
        Assert.Equal("did you mean 'uk-dii'?", read.Diagnostics[0].Help);
    }

    [Fact]
    public void A_column_of_places_is_refused()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading},lat,Longitude\n{Good},1,2\n"));
        Assert.Equal(["E0901 1:154", "E0901 1:158"], LedgerFiles.Lines(read.Diagnostics));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_found_at_its_line()
    {
        var path = files.PathOf("claims.csv");
        File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes($"{LedgerFiles.Heading}\n"), 0xE9, 0x0A]);
        Assert.Equal(["E0619 2:1"], LedgerFiles.Lines(ClaimTable.Read(path).Diagnostics));
    }

    [Fact]
    public void Every_word_for_a_bound_is_read_and_written()
    {
        Assert.Equal(Enum.GetValues<ClaimBound>(), ClaimBounds.Words.Select(w => ClaimBounds.Parse(w)!.Value));
        Assert.All(ClaimBounds.Words, w => Assert.Equal(w, ClaimBounds.WordOf(ClaimBounds.Parse(w)!.Value)));
        Assert.Null(ClaimBounds.Parse("Range"));
    }

    public void Dispose() => files.Dispose();

    /// <summary>Errors that one news article is known to make about its sources, each with the word for it.</summary>
    [Theory]
    [InlineData("upper-end-as-point")]
    [InlineData("source-misdescribed")]
    [InlineData("whole-for-one-cause;unsourced")]
    [InlineData("announced-not-counted")]
    [InlineData("counts-something-else")]
    [InlineData("misreported")]
    public void Known_reporting_errors_can_be_written_down(string flags)
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading},flags\na,killed_cum,Invader,,5,,point,persons,,2023-02-17,2023-02-17,,s,,s,,A statement.,,,{flags}\n"));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(flags.Split(';'), read.Value!.Claims[0].Flags);
        Assert.All(read.Value.Claims[0].Flags, f => Assert.NotNull(ReportingFlags.MeaningOf(f)));
    }

    [Fact]
    public void An_unknown_reporting_error_is_a_mistake()
    {
        var read = ClaimTable.Read(files.Write("claims.csv", $"{LedgerFiles.Heading},flags\na,killed_cum,Invader,,5,,point,persons,,2023-02-17,2023-02-17,,s,,s,,A statement.,,,misreport\n"));
        Assert.Equal("E0622", Assert.Single(read.Diagnostics).Code);
        Assert.Equal("did you mean 'misreported'?", read.Diagnostics[0].Help);
    }
}
