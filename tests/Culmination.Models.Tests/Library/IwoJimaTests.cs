using Culmination.Dynamics.Binding;
using static Culmination.Models.Tests.Library.LanchesterTests;

namespace Culmination.Models.Tests.Library;

/// <summary>Engel's equations (JORSA 2(2), 1954, 163–171) with the published landings; the figures were computed from them with an adaptive rule of order 8, elsewhere.</summary>
public class IwoJimaTests
{
    private const string Ashore = "American people ashore";
    private const string Island = "Japanese people on the island";

    [Fact]
    public void Acc01_day_6() => Close(66453.7, LibraryRun.Of("iwo-jima").At(Ashore, 6), 1e-4);

    [Fact]
    public void Acc02_day_28() => Close(53042.4, LibraryRun.Of("iwo-jima").At(Ashore, 28), 1e-4);

    [Fact]
    public void Acc03_day_36()
    {
        var run = LibraryRun.Of("iwo-jima");
        Close(51985.2, run.At(Ashore, 36), 1e-4);
        Assert.Equal(216.8, run.At(Island, 36), 0.5);
    }

    [Fact]
    public void Acc05_with_21000_at_the_start_nobody_goes_below_none()
    {
        var run = LibraryRun.Of("iwo-jima", null, ("Japanese people at start", 21000));
        Assert.Equal(80.8, run.At(Island, 35), 0.5);
        Close(53080.1, run.At(Ashore, 35), 1e-4);
        Assert.All(run.Series(Island), v => Assert.True(v >= 0));
        Assert.Equal(0, run.At(Island, 36), 1e-6);
    }

    [Fact]
    public void Exactly_the_published_number_goes_ashore()
    {
        var run = LibraryRun.Of("iwo-jima");
        Close(54000, run.At("people landed so far", 2), 1e-4);
        Close(73000, run.At("people landed so far", 36), 1e-12);
    }

    [Fact]
    public void A_coarser_step_changes_the_end_by_less_than_one_person()
    {
        var coarse = LibraryRun.Of("iwo-jima", new PlanOptions(TimeStep: 0.0625));
        Assert.Equal(LibraryRun.Of("iwo-jima").At(Ashore, 36), coarse.At(Ashore, 36), 1.0);
    }

    [Theory]
    [InlineData("21000", 21000)]
    [InlineData("21500", 21500)]
    public void The_whole_curve_is_the_table_computed_elsewhere(string table, double start)
    {
        if (Repository.Shared() is not { } shared)
        {
            Assert.Skip("The reference tables are not beside the repository.");
            return;
        }

        var run = LibraryRun.Of("iwo-jima", null, ("Japanese people at start", start));
        foreach (var row in File.ReadLines(Path.Combine(shared, "reference", "tables", $"iwo_jima_engel_model_J0_{table}.csv")).Skip(2))
        {
            var cells = row.Split(',').Select(c => double.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (cells[2] > 0)
            {
                Close(cells[1], run.At(Ashore, cells[0]), 1e-4);
                Assert.Equal(cells[2], run.At(Island, cells[0]), 0.5);
            }
        }
    }
}
