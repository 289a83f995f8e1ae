using System.Text;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>The characters of a file in the encoding it says it has: a byte order mark, else the XML declaration, else UTF-8.</summary>
internal static class ModelFile
{
    private const int DeclarationLength = 200;

    internal static (string? Text, Diagnostic? Problem) Read(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > 4L * XmlTree.MaximumCharacters)
            {
                return (null, Diagnostic.Error("E0102", null, $"{path} is too large for a model"));
            }

            bytes = File.ReadAllBytes(path);
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
