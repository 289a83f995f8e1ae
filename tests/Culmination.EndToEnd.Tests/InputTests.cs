using System.Globalization;

namespace Culmination.EndToEnd.Tests;

/// <summary>Wrong input: all mistakes at once, with their places, exit 3, and nothing written.</summary>
public sealed class InputTests
{
    private const string Model = """
        <?xml version="1.0" encoding="utf-8"?>
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
          <header><vendor>x</vendor><product version="1">x</product></header>
          <sim_specs method="Euler" time_units="week"><start>0</start><stop>2</stop><dt>0.5</dt></sim_specs>
          <model><variables>
            <stock name="rounds in depot"><eqn>100</eqn><outflow>fire</outflow><units>rounds</units></stock>
            <flow name="fire"><eqn>rounds_in_depot * share</eqn><units>rounds/week</units></flow>
            <aux name="share"><eqn>0.1</eqn><units>1/week</units></aux>
          </variables></model>
        </xmile>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_writes_every_saved_step_as_csv()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "m.xmile"), Model, Cancel);
        var outcome = await command.Run("run m.xmile", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("time,rounds in depot,fire,share", lines[0]);
        Assert.Equal(["0", "0.5", "1", "1.5", "2"], lines.Skip(1).Select(l => l.Split(',')[0]));
        Assert.Equal("0.5,95,9.5,0.1", lines[2]);
    }

    [Fact]
    public async Task Run_takes_settings_method_step_and_an_output_file()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "m.xmile"), Model, Cancel);
        var outcome = await command.Run("run m.xmile --set share=0.2 --method rk4 --dt 0.25 -o out.csv", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        var last = (await File.ReadAllLinesAsync(Path.Combine(command.Folder, "out.csv"), Cancel))[^1].Split(',');
        Assert.Equal(67.0320046, double.Parse(last[1], CultureInfo.InvariantCulture), 1e-4);
    }

    [Theory]
    [InlineData("run m.xmile --set share", 2)]
    [InlineData("run m.xmile --set shar=1", 2)]
    [InlineData("run m.xmile --set fire=1", 2)]
    [InlineData("run m.xmile --dt 0", 2)]
    [InlineData("run m.xmile --method euler2", 2)]
    [InlineData("run none.xmile", 3)]
    [InlineData("run m.xmile -o no/such/folder/out.csv", 8)]
    [InlineData("ask nothing-of-that-name", 3)]
    [InlineData("check none", 3)]
    public async Task Exit_codes(string line, int expected)
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "m.xmile"), Model, Cancel);
        var outcome = await command.Run(line, Cancel);
        Assert.Equal((expected, string.Empty), (outcome.ExitCode, outcome.Out));
        Assert.NotEmpty(outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_in_a_model_are_shown_with_line_and_caret_and_nothing_is_written()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "m.xmile"), Model.Replace("* share", "* shar", StringComparison.Ordinal).Replace(">100<", ">100 +<", StringComparison.Ordinal), Cancel);
        foreach (var line in new[] { "run m.xmile -o out.csv", "check m.xmile" })
        {
            var outcome = await command.Run(line, Cancel);
            Assert.Equal(3, outcome.ExitCode);
            Assert.Empty(outcome.Out);
            Assert.Contains("--> m.xmile:6:", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("--> m.xmile:7:", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("^", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("2 errors", outcome.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(command.Folder, "out.csv")));
    }

    /// <summary>Files of no bytes on disk that say they are large, and a device without an end: refused at the line that names them, without being read into memory.</summary>
    [Theory]
    [InlineData("huge.xmile")]
    [InlineData("/dev/zero")]
    public async Task A_huge_model_of_a_scenario_is_refused_at_the_line_that_names_it(string model)
    {
        Assert.SkipWhen(model.StartsWith('/') && !File.Exists(model), "This system has no such device.");
        using var command = new Command();
        var folder = Directory.CreateDirectory(Path.Combine(command.Folder, "large")).FullName;
        var shipped = Path.Combine(Command.Root, "scenarios", "ukraine-2023-03");
        foreach (var name in new[] { "claims.csv", "sources.csv", "documents.csv" })
        {
            File.Copy(Path.Combine(shipped, name), Path.Combine(folder, name));
        }

        var text = await File.ReadAllTextAsync(Path.Combine(shipped, "scenario.yaml"), Cancel);
        var line = text.Split('\n').Single(l => l.StartsWith("model:", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), text.Replace(line, $"model: {model}", StringComparison.Ordinal), Cancel);
        using (var huge = File.Create(Path.Combine(folder, "huge.xmile")))
        {
            huge.SetLength(300L << 20);
        }

        foreach (var verb in new[] { "ask", "check", "validate", "calibrate" })
        {
            var outcome = await command.Run($"{verb} large", Cancel, "DOTNET_GCHeapHardLimit=0x8000000");
            Assert.Equal((3, string.Empty), (outcome.ExitCode, outcome.Out));
            Assert.Contains($"error[E0102]: the model file '{model}' is larger than 256 MB", outcome.Error, StringComparison.Ordinal);
            Assert.Contains(" --> large/scenario.yaml:", outcome.Error, StringComparison.Ordinal);
        }
    }
}
