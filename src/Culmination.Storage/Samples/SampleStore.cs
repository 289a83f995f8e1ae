using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Culmination.Analysis.Asking;
using Culmination.Storage.Files;

namespace Culmination.Storage.Samples;

/// <summary>
/// Weighed samples kept in a folder under the hash of all they depend on, so that asking again does not weigh again. A file is the numbers, little-endian, and the SHA-256 of them; one that is
/// damaged or of another format is as good as none. Nothing is ever lost with this folder.
/// </summary>
public sealed class SampleStore(string folder)
{
    private const int HashLength = 32;

    /// <summary>Where samples are kept: CULMINATION_CACHE, or the user's cache folder; null when CULMINATION_CACHE is "off" or there is no such folder.</summary>
    public static SampleStore? Usual()
    {
        if (Environment.GetEnvironmentVariable("CULMINATION_CACHE") is { Length: > 0 } named)
        {
            return string.Equals(named, "off", StringComparison.OrdinalIgnoreCase) ? null : new SampleStore(named);
        }

        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } user ? Path.Combine(user, ".cache") : null;
        return home is null ? null : new SampleStore(Path.Combine(home, "culmination", "samples"));
    }

    /// <summary>The sample kept under a key, or null.</summary>
    public WeighedSample? Find(string key)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(PathOf(key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not kept, or not to be read: it is weighed anew.
            return null;
        }

        var numbers = bytes.Length - HashLength;
        return numbers > 0 && numbers % sizeof(double) == 0 && SHA256.HashData(bytes.AsSpan(0, numbers)).AsSpan().SequenceEqual(bytes.AsSpan(numbers))
            ? WeighedSample.FromNumbers(MemoryMarshal.Cast<byte, double>(bytes.AsSpan(0, numbers)))
            : null;
    }

    /// <summary>Where an interrupted sampler keeps its place.</summary>
    public CheckpointFile CheckpointOf(string key) => new(Path.Combine(folder, key + ".part"), key);

    /// <summary>Keeps a sample; returns why it could not, or null.</summary>
    public string? Keep(string key, WeighedSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var numbers = MemoryMarshal.AsBytes(sample.ToNumbers().AsSpan());
        var bytes = new byte[numbers.Length + HashLength];
        numbers.CopyTo(bytes);
        SHA256.HashData(numbers, bytes.AsSpan(numbers.Length));
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(key), path => File.WriteAllBytes(path, bytes));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".sample");
}
