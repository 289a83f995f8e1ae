using Culmination.Evidence.Ledger;
using Culmination.Evidence.Series;
using Culmination.Evidence.Tests.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Tests.Series;

public sealed class SeriesImportTests : IDisposable
{
    private const string Staff = "date,day,personnel_cum,tank_cum,APC_cum,field_artillery_cum";
    private readonly LedgerFiles files = new();

    [Fact]
    public void Of_a_daily_count_the_last_figure_of_each_week_is_kept_with_what_happened_since()
    {
        // 2022-03-06 and 2022-03-13 were Sundays; 9 to 11 March are missing; the count is lowered on the 16th.
        var read = Read($"{Staff}\n2022-03-05,10,100,1,1,1\n2022-03-06,11,110,1,1,1\n2022-03-08,13,130,1,1,1\n2022-03-12,17,150,1,1,1\n2022-03-13,18,160,1,1,1\n2022-03-15,20,180,1,1,1\n2022-03-16,21,170,1,1,\n2022-03-20,25,175,1,1,1\n", only: "personnel");
        Assert.Equal(
            ["ua-general-staff-personnel-2022-03-06 110 ", "ua-general-staff-personnel-2022-03-13 160 after-gap", "ua-general-staff-personnel-2022-03-20 175 corrected-downward;after-gap"],
            Claims(read).Select(c => $"{c.Id} {c.Central} {string.Join(';', c.Flags)}"));
        var report = Assert.Single(read.Columns);
        Assert.Equal((8, 3, 1, 10.0, 8), (report.Figures, report.Claims, report.Corrections, report.Largest, report.DaysMissing));
        var claim = Claims(read)[0];
        Assert.Equal(("killed_or_wounded_cum", "Invader", "unclear", "counted"), (claim.QuantityCode, claim.Side, claim.DefinitionCode, claim.Basis));
        Assert.Equal((new DateOnly(2022, 3, 6), new DateOnly(2022, 3, 6), "ua-general-staff"), (claim.AsOf, claim.Published, claim.Origin));
        Assert.False(Claims(read)[2].IsKnownError);
    }

    [Theory]
    [InlineData(SeriesStep.Day, 5)]
    [InlineData(SeriesStep.Week, 3)]
    [InlineData(SeriesStep.Month, 3)]
    [InlineData(SeriesStep.Quarter, 2)]
    public void Other_steps_keep_other_days(SeriesStep step, int expected)
    {
        var read = Read("date,area\n2022-03-30 00:00:00,100.5\n2022-03-31 00:00:00,101\n2022-04-01 00:00:00,99\n2022-04-20,98\n2022-05-31,97\n", step);
        Assert.Equal(expected, read.Claims);
        Assert.All(Claims(read), c => Assert.DoesNotContain("corrected-downward", c.Flags));
    }

    [Fact]
    public void A_table_compiled_later_needs_the_day_it_was_published()
    {
        var path = files.Write("weekly.csv", "iso_week,ru_named_deaths_by_date_of_death,ua_named_deaths,ua_named_missing\n2022-W09,299,682,\n2022-W53,57,5,5\n");
        Assert.Equal(["E0635"], SeriesImport.Read(path, Options()).Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code));
        var read = SeriesImport.Read(path, Options() with { Published = new DateOnly(2023, 6, 1) });
        Assert.Equal(["W0637 3:1"], LedgerFiles.Lines(read.Diagnostics));
        var claim = Claims(read.Value!)[0];
        Assert.Equal((new DateOnly(2022, 2, 28), new DateOnly(2022, 3, 6), new DateOnly(2023, 6, 1)), (claim.PeriodStart, claim.AsOf, claim.Published));
        Assert.Equal(2, read.Value!.Claims);
    }

    [Fact]
    public void Months_of_donors_are_added_up_by_group()
    {
        var read = SeriesImport.Read(
            files.Write("kiel.csv", "country,iso,year,month,total,military\nUnited States,USA,2022,2,1,0.5\nUnited States,USA,2022,3,2,\nPoland,POL,2022,2,0.1,0.1\nEstonia,EST,2022,2,0.2,0.2\nJapan,JPN,2022,3,7,0\n"),
            Options() with { Published = new DateOnly(2023, 6, 1) }).Value!;
        Assert.Equal(
            ["US 2022-02-28 0.5", "US 2022-02-28 1", "US 2022-03-31 3", "Europe 2022-02-28 0.3", "Europe 2022-02-28 0.3", "Other 2022-03-31 0", "Other 2022-03-31 7"],
            Claims(read).Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Side} {c.AsOf:yyyy-MM-dd} {c.Central:0.####}")));
    }

    [Fact]
    public void A_table_of_regions_needs_its_day()
    {
        const string Text = "region,named_deaths,men_16_61_2021,deaths_per_10k_men\nTuva,231,92884,24.87\nAltai Krai,5,10,1\n";
        var late = Options() with { Published = new DateOnly(2022, 6, 1) };
        Assert.Equal(["E0635 1:1"], LedgerFiles.Lines(SeriesImport.Read(files.Write("regions.csv", Text), late).Diagnostics));
        var claims = Claims(SeriesImport.Read(files.Write("regions.csv", Text), late with { AsOf = new DateOnly(2022, 4, 27) }).Value!);
        Assert.Equal(["bessudnov-named-dead-altai-krai-2022-04-27", "bessudnov-named-dead-tuva-2022-04-27"], claims.Take(2).Select(c => c.Id));
    }

    [Theory]
    [InlineData("", "E0634 1:1")]
    [InlineData("a,b\n1,2\n", "E0634 1:1")]
    [InlineData("date,area\n2022-13-01,5\n", "E0606 2:1")]
    [InlineData("date,area\n2022-03-01,many\n", "E0605 2:12")]
    [InlineData("date,area\n2022-03-01,NaN\n", "E0605 2:12")]
    [InlineData("date,area\n2022-03-01,5\n2022-03-01,6\n", "E0636 3:1")]
    [InlineData("date,area\n2022-03-01\n", "E0604 2:11")]
    [InlineData("date,area,lat\n2022-03-01,5,48\n", "E0901 1:11")]
    public void Mistakes_are_located_and_nothing_is_imported(string text, string expected)
    {
        var read = SeriesImport.Read(files.Write("series.csv", text), Options());
        Assert.Null(read.Value);
        Assert.Equal([expected], LedgerFiles.Lines(read.Diagnostics));
    }

    [Fact]
    public void What_is_imported_goes_into_a_ledger_and_again_when_it_has_grown()
    {
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\n");
        var claims = files.Write("claims.csv", LedgerFiles.Heading + "\n");
        var first = Add(claims, Read("date,area\n2022-03-01,5\n"));
        Assert.Equal((1, 0), (first.Added.Length, first.LeftOut));
        Assert.Equal(["sources.csv", "claims.csv"], first.Files.Select(f => Path.GetFileName(f.Path)));
        var second = Add(claims, Read("date,area\n2022-03-01,5\n2022-03-20,6\n"));
        Assert.Equal((1, 1), (second.Added.Length, second.LeftOut));
        Assert.Equal(["claims.csv"], second.Files.Select(f => Path.GetFileName(f.Path)));
        Assert.Equal(2, EvidenceLedger.Read(claims).Value!.Claims.Length);
    }

    [Fact]
    public void The_public_series_are_read()
    {
        var folder = Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(Root(), "..", "shared");
        if (!Directory.Exists(Path.Combine(folder, "evidence", "series")))
        {
            Assert.Skip("the series are not here");
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "evidence", "series"), "*.csv"))
        {
            var read = SeriesImport.Read(path, Options() with { Published = new DateOnly(2023, 6, 1), AsOf = new DateOnly(2022, 4, 27) });
            Assert.True(read.Value is { Claims: > 50 }, path);
            Assert.DoesNotContain(ClaimTable.Read(files.Write("x.csv", Whole(read.Value!.Rows))).Diagnostics, d => d.Severity == Severity.Error);
        }
    }

    public void Dispose() => files.Dispose();

    private static SeriesOptions Options() => new(null, SeriesStep.Week, null, null, null, null, []);

    private SeriesClaims Read(string text, SeriesStep step = SeriesStep.Week, string? only = null)
    {
        var read = SeriesImport.Read(files.Write("series.csv", text), Options() with { Every = step, Keys = only is null ? [] : [only] });
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    }

    private Claim[] Claims(SeriesClaims series)
    {
        var read = ClaimTable.Read(files.Write("read.csv", Whole(series.Rows)));
        Assert.DoesNotContain(read.Diagnostics, d => d.Severity == Severity.Error);
        return [.. read.Value!.Claims];
    }

    /// <summary>Rows to be added with the columns that claims.csv has to have.</summary>
    private static string Whole(string rows)
    {
        var missing = ClaimTable.Columns.Except(rows[..rows.IndexOf('\n', StringComparison.Ordinal)].Split(','), StringComparer.Ordinal).ToList();
        return string.Concat(rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => l + (i == 0 ? "," + string.Join(',', missing) : new string(',', missing.Count)) + "\n"));
    }

    private static LedgerChange Add(string claims, SeriesClaims series)
    {
        var plan = LedgerAppend.Plan(claims, new LedgerRows("series", series.Rows) { Sources = series.Sources, LeavesOutWhatIsThere = true });
        Assert.DoesNotContain(plan.Diagnostics, d => d.Severity == Severity.Error);
        foreach (var file in plan.Value!.Files)
        {
            File.WriteAllText(file.Path, file.Text);
        }

        return plan.Value;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
