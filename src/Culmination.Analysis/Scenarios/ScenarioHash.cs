using System.Security.Cryptography;
using System.Text;

namespace Culmination.Analysis.Scenarios;

/// <summary>Hashes of what a scenario is made of. Text files count by their content: a byte order mark and the kind of line ends make no difference.</summary>
internal static class ScenarioHash
{
    public static string OfText(string text)
    {
        var plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return OfBytes(Encoding.UTF8.GetBytes(plain));
    }

    public static string OfBytes(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of a file's bytes as they are; null where it has more than a limit. They are never held at once, and counted as they come: a device says no length.</summary>
    public static string? OfFile(string path, long mostBytes)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek && file.Length > mostBytes)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        var total = 0L;
        for (int count; (count = file.Read(block)) > 0;)
        {
            total += count;
            if (total > mostBytes)
            {
                return null;
            }

            hash.AppendData(block, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One hash of named parts, in the order given.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string Hash)> parts)
    {
        var text = new StringBuilder();
        foreach (var (name, hash) in parts)
        {
            text.Append(name).Append(' ').Append(hash).Append('\n');
        }

        return OfText(text.ToString());
    }
}
