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
