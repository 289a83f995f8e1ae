using System.Text;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Extraction.Documents;

/// <summary>
/// A document to be read: plain text, or HTML whose markup is blanked so that every index into <see cref="Text"/> is one into the document as it was given (without a byte order mark, line ends as line feeds).
/// </summary>
/// <param name="Name">Its path, or "standard input".</param>
/// <param name="Sha256">Of the document before markup was blanked, as in documents.csv.</param>
public sealed record SourceText(string Name, string Text, string Sha256)
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads a file of at most 16 MB (E0701, E0702, E0703).</summary>
    public static Checked<SourceText> Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Checked.Fail<SourceText>([Diagnostic.Error("E0701", new TextSpan(path, 1, 1), Directory.Exists(path) ? "this is a folder; a text is needed" : "there is no such file")]);
            }

            return file.Length > MostBytes ? TooLarge(path) : Read(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Checked.Fail<SourceText>([Diagnostic.Error("E0701", new TextSpan(path, 1, 1), $"the file cannot be read: {e.Message}")]);
        }
    }

    /// <summary>Reads bytes: UTF-8, or UTF-16 with a byte order mark.</summary>
    public static Checked<SourceText> Read(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.LongLength > MostBytes)
        {
            return TooLarge(name);
        }

        string text;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            text = (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes, 2, bytes.Length - 2);
        }
        else if (FirstInvalid(bytes) is { } at)
        {
            var span = PlaceOf(name, bytes, at);
            return Checked.Fail<SourceText>([Diagnostic.Error(
                "E0702", span, System.FormattableString.Invariant($"byte {at} (0x{bytes[at]:X2}) is not UTF-8 text"), "save the text as UTF-8; a file from an old word processor or a PDF has to be turned into text first")]);
        }
        else
        {
            text = Encoding.UTF8.GetString(bytes);
        }

        var document = DocumentText.Of(name, text);
        return Checked.Of(new SourceText(name, HtmlMarkup.IsHtml(document.Text) ? HtmlMarkup.Blank(document.Text) : document.Text, document.Sha256));
    }

    private static Checked<SourceText> TooLarge(string name) =>
        Checked.Fail<SourceText>([Diagnostic.Error("E0703", new TextSpan(name, 1, 1), "the text is larger than 16 MB", "extract from its parts")]);

    private static int? FirstInvalid(byte[] bytes)
    {
        var index = 0;
        while (index < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes.AsSpan(index), out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return index;
            }

            index += consumed;
        }

        return null;
    }

    private static TextSpan PlaceOf(string name, byte[] bytes, int at)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < at; i++)
        {
            if (bytes[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return new TextSpan(name, line, Encoding.UTF8.GetCharCount(bytes, start, at - start) + 1);
    }
}
