using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>The characters of a file, to find the place of a character that XML has decoded.</summary>
internal sealed class SourceText
{
    private readonly string raw;
    private readonly List<int> lineStarts = [0];

    internal SourceText(string raw, string file)
    {
        this.raw = raw;
        File = file;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.Length || raw[i + 1] != '\n')))
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    internal string File { get; }

    /// <summary>The offset of a 1-based line and column.</summary>
    internal int OffsetOf(int line, int column) =>
        line < 1 || line > lineStarts.Count ? 0 : Math.Clamp(lineStarts[line - 1] + column - 1, 0, raw.Length);

    internal TextSpan SpanAt(int offset)
    {
        var line = lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new TextSpan(File, line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>The place of a decoded character of the text that begins at an offset: an entity is one character, comments and the marks of CDATA are none, CR LF is one.</summary>
    internal TextSpan Locate(int begin, int decoded)
    {
        var at = begin;
        var inData = false;
        for (var left = decoded; at < raw.Length;)
        {
            if (!inData && At(at, "<!--"))
            {
                at = After(at, "-->");
            }
            else if (!inData && At(at, "<![CDATA["))
            {
                (at, inData) = (at + 9, true);
            }
            else if (inData && At(at, "]]>"))
            {
                (at, inData) = (at + 3, false);
            }
            else if (left-- == 0)
            {
                break;
            }
            else if (!inData && raw[at] == '&')
            {
                at = After(at, ";");
            }
            else
            {
                at += At(at, "\r\n") ? 2 : 1;
            }
        }

        return SpanAt(Math.Min(at, raw.Length));
    }

    private bool At(int offset, string mark) => string.CompareOrdinal(raw, offset, mark, 0, mark.Length) == 0;

    private int After(int offset, string mark)
    {
        var found = raw.IndexOf(mark, offset, StringComparison.Ordinal);
        return found < 0 ? raw.Length : found + mark.Length;
    }
}
