using System.Text;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>The characters of a file in the encoding it says it has: a byte order mark, else the XML declaration, else UTF-8.</summary>
internal static class ModelFile
{
    /// <summary>The largest file that is read, in bytes: four for each of the characters that a model may have.</summary>
    internal const long MaximumBytes = 4L * XmlTree.MaximumCharacters;

    private const int DeclarationLength = 200;

    internal static (string? Text, Diagnostic? Problem) Read(string path)
    {
        byte[] bytes;
        try
        {
            if (Bytes(path) is not { } all)
            {
                return (null, Diagnostic.Error("E0102", null, $"{path} is too large for a model"));
            }

            bytes = all;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, Diagnostic.Error("E0701", null, $"there is no file {path}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, Diagnostic.Error("E0701", null, $"{path} cannot be read: {e.Message}"));
        }

        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Declared(bytes), detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), null);
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            return (null, Diagnostic.Error("E0101", new TextSpan(path, 1, 1), "the characters are not in the encoding that the file says it has", "save it as UTF-8"));
        }
    }

    /// <summary>The bytes of a file, or null for more than the limit. Counted as they come too: a device or a pipe says no length.</summary>
    private static byte[]? Bytes(string path)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek && file.Length > MaximumBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var block = new byte[1 << 16];
        for (int count; (count = file.Read(block)) > 0;)
        {
            if (bytes.Length + count > MaximumBytes)
            {
                return null;
            }

            bytes.Write(block, 0, count);
        }

        return bytes.ToArray();
    }

    private static Encoding Declared(byte[] bytes)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, DeclarationLength));
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var at = head.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0 || end < at)
        {
            return strict;
        }

        var parts = head[at..end].Split('"', '\'');
        return parts.Length < 2 || parts[1].Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? strict : Encoding.GetEncoding(parts[1]);
    }
}
