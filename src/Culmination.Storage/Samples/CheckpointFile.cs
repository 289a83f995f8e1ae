using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Culmination.Analysis.Asking;
using Culmination.Storage.Files;

namespace Culmination.Storage.Samples;

/// <summary>
/// A sampler's place in a file, under the hash of what it belongs to: little-endian numbers, preceded by that hash and the SHA-256 of both. A file that is damaged or belongs to something else is as
/// good as none. What cannot be kept is not kept: the work goes on all the same.
/// </summary>
/// <param name="key">See <see cref="WeighedSample.KeyOf"/>.</param>
public sealed class CheckpointFile(string path, string key) : ICheckpoints
{
    private const int HashLength = 32;

    /// <summary>Why the last attempt to keep something failed, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a place is there to go on from.</summary>
    public bool IsKept { get; private set; }

    public double[]? Find()
    {
        var found = Read();
        IsKept |= found is not null;
        return found;
    }

    private double[]? Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing was kept, or it is not to be read: the work begins anew.
            return null;
        }

        if (bytes.Length < 2 * HashLength || (bytes.Length - (2 * HashLength)) % sizeof(double) != 0)
        {
            return null;
        }

        var body = bytes.AsSpan(HashLength);
        return SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(0, HashLength)) && body[..HashLength].SequenceEqual(Convert.FromHexString(key))
            ? MemoryMarshal.Cast<byte, double>(body[HashLength..]).ToArray()
            : null;
    }

    public void Keep(ReadOnlySpan<double> numbers)
    {
        var content = MemoryMarshal.AsBytes(numbers);
        var bytes = new byte[(2 * HashLength) + content.Length];
        Convert.FromHexString(key).CopyTo(bytes, HashLength);
        content.CopyTo(bytes.AsSpan(2 * HashLength));
        SHA256.HashData(bytes.AsSpan(HashLength), bytes);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            AtomicFile.Write(path, temporary => File.WriteAllBytes(temporary, bytes));
            Problem = null;
            IsKept = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }

    /// <summary>Removes the file, when the work is done.</summary>
    public void Drop()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }
}
