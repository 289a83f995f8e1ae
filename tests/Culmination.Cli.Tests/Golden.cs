namespace Culmination.Cli.Tests;

/// <summary>Compares text with a checked-in file. Accepting a change is a deliberate act: run with ACCEPT=1, read the difference, commit. CI never accepts.</summary>
internal static class Golden
{
    public static void Equal(string name, string actual)
    {
        var path = Path.Combine(Root(), "tests", "Culmination.Cli.Tests", "Expected", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no {name}: run with ACCEPT=1 once and read it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
