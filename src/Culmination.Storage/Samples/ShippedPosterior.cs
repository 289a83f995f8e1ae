using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using Culmination.Analysis.Asking;
using Culmination.Storage.Files;

namespace Culmination.Storage.Samples;

/// <summary>
/// A posterior sample that travels with its scenario: posterior/KEY.posterior in the scenario's folder, KEY being the hash of all it depends on, so that a sample of another scenario, model, seed or
/// sampler is never taken for it. The file is a Brotli stream of the word CULMPOST, the key, six figures and the members' scores in single precision (little-endian), and the SHA-256 of all that.
/// </summary>
public static class ShippedPosterior
{
    /// <summary>The folder beside scenario.yaml.</summary>
    public const string Folder = "posterior";

    private const int HashLength = 32;
    private const int HeadLength = 8 + HashLength + 8 + (6 * sizeof(double));

    /// <summary>No honest file is larger when unpacked.</summary>
    private const int LargestSize = 1 << 28;

    private static ReadOnlySpan<byte> Word => "CULMPOST"u8;

    public static string PathOf(string scenarioFolder, string key) => Path.Combine(scenarioFolder, Folder, key + ".posterior");

    /// <summary>The sample under this key; null when there is none, or when the file is damaged.</summary>
    public static PosteriorScores? Find(string scenarioFolder, string key)
    {
        try
        {
            using var file = File.OpenRead(PathOf(scenarioFolder, key));
            using var unpacked = new BrotliStream(file, CompressionMode.Decompress);
            using var memory = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = unpacked.Read(buffer); read > 0 && memory.Length <= LargestSize; read = unpacked.Read(buffer))
            {
                memory.Write(buffer, 0, read);
            }

            return Read(memory.ToArray(), key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            // Not there or not whole: the sample is weighed anew.
            return null;
        }
    }

    /// <summary>Writes the sample and removes those of other keys; returns the path.</summary>
    public static string Keep(string scenarioFolder, string key, PosteriorScores sample, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var path = PathOf(scenarioFolder, key);
        Directory.CreateDirectory(Path.Combine(scenarioFolder, Folder));
        AtomicFile.Write(
            path,
            temporary =>
            {
                using var file = File.Create(temporary);
                using var packed = new BrotliStream(file, CompressionLevel.SmallestSize);
                packed.Write(Bytes(key, sample));
            },
            cancellation);
        foreach (var other in Directory.GetFiles(Path.Combine(scenarioFolder, Folder), "*.posterior").Where(f => !string.Equals(Path.GetFileName(f), Path.GetFileName(path), StringComparison.Ordinal)))
        {
            File.Delete(other);
        }

        return path;
    }

    private static byte[] Bytes(string key, PosteriorScores sample)
    {
        var bytes = new byte[HeadLength + (sample.Scores.Length * sizeof(float)) + HashLength];
        var rest = bytes.AsSpan();
        Word.CopyTo(rest);
        Convert.FromHexString(key).CopyTo(rest[8..]);
        rest = rest[(8 + HashLength)..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, sample.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], sample.Columns);
        rest = rest[8..];
        foreach (var figure in new[] { sample.EffectiveSampleSize, sample.LogEvidence, sample.Stages, sample.Passes, sample.Resemblance, sample.Weight })
        {
            BinaryPrimitives.WriteDoubleLittleEndian(rest, figure);
            rest = rest[sizeof(double)..];
        }

        foreach (var score in sample.Scores)
        {
            BinaryPrimitives.WriteSingleLittleEndian(rest, score);
            rest = rest[sizeof(float)..];
        }

        SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashLength), rest);
        return bytes;
    }

    private static PosteriorScores? Read(byte[] bytes, string key)
    {
        if (bytes.Length < HeadLength + HashLength
            || !bytes.AsSpan(0, 8).SequenceEqual(Word)
            || !bytes.AsSpan(8, HashLength).SequenceEqual(Convert.FromHexString(key))
            || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashLength)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - HashLength)))
        {
            return null;
        }

        var head = bytes.AsSpan(8 + HashLength);
        var (rows, columns) = (BinaryPrimitives.ReadInt32LittleEndian(head), BinaryPrimitives.ReadInt32LittleEndian(head[4..]));
        if (rows < 1 || columns < 0 || bytes.Length != HeadLength + ((long)rows * columns * sizeof(float)) + HashLength)
        {
            return null;
        }

        var figures = new double[6];
        for (var i = 0; i < figures.Length; i++)
        {
            figures[i] = BinaryPrimitives.ReadDoubleLittleEndian(head[(8 + (i * sizeof(double)))..]);
        }

        var scores = ImmutableArray.CreateBuilder<float>(rows * columns);
        for (var at = HeadLength; at < bytes.Length - HashLength; at += sizeof(float))
        {
            scores.Add(BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at)));
        }

        return new PosteriorScores(rows, columns, scores.MoveToImmutable(), figures[0], figures[1], (int)figures[2], (int)figures[3], figures[4], figures[5]);
    }
}
