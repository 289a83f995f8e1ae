namespace Culmination.Storage.Files;

/// <summary>Writes a file so that nobody ever sees half of it: beside the target, flushed to disk, then renamed over it.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Lets <paramref name="write"/> make the file at a temporary path in the target's folder, then moves it to <paramref name="path"/>.
    /// Whatever goes wrong, or when cancelled, the temporary file is removed and what was at the target stays as it was.
    /// </summary>
    /// <exception cref="IOException">The folder is missing, the disk is full, or the file cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the rename; nothing was changed.</exception>
    public static void Write(string path, Action<string> write, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            cancellation.ThrowIfCancellationRequested();
            write(temporary);
            Flush(temporary);
            cancellation.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            // After the rename there is nothing at the temporary path, and Delete is silent about that.
            File.Delete(temporary);
        }
    }

    private static void Flush(string path)
    {
        using var handle = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        handle.Flush(flushToDisk: true);
    }
}
