namespace Culmination.Fuzz.Targets;

/// <summary>A folder of this thread's own for inputs that are read from files.</summary>
internal static class ScratchFiles
{
    [ThreadStatic]
    private static string? folder;

    internal static string Folder => folder ??= Directory.CreateTempSubdirectory("culmination-fuzz-").FullName;

    internal static string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Takes the folder away again.</summary>
    internal static void Remove()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
            folder = null;
        }
    }
}
