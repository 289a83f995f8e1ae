namespace Culmination.Models.Tests;

/// <summary>Where the repository under test stands.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of design and evidence beside the repository, or null where it is not.</summary>
    public static string? Shared()
    {
        var folder = Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(Root, "..", "shared");
        return Directory.Exists(folder) ? folder : null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
