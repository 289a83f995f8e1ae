using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Models;

/// <summary>An equation as text, and where each of its characters stands in the file it came from.</summary>
/// <param name="Start">Where its first character stands.</param>
public sealed record EquationText(string Text, TextSpan Start)
{
    /// <summary>Finds the place of the character at an offset of <see cref="Text"/>; without it, text is taken to stand in the file as it is here.</summary>
    public Func<int, TextSpan>? Locate { get; init; }

    /// <summary>The place of part of the text; a part that runs over a line ends with its first line.</summary>
    public TextSpan SpanOf(int offset, int length)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var end = Math.Min(Text.Length, offset + Math.Max(1, length));
        var newline = Text.IndexOf('\n', offset, Math.Max(0, end - offset));
        var visible = Math.Max(1, (newline < 0 ? end : newline) - offset);
        if (Locate is not null)
        {
            var first = Locate(offset);
            var last = Locate(offset + visible - 1);
            return first with { Length = last.Line == first.Line ? Math.Max(1, last.Column - first.Column + 1) : visible };
        }

        var lineStart = offset == 0 ? -1 : Text.LastIndexOf('\n', offset - 1);
        if (lineStart < 0)
        {
            return Start with { Column = Start.Column + offset, Length = visible };
        }

        var lines = Text.AsSpan(0, offset).Count('\n');
        return Start with { Line = Start.Line + lines, Column = offset - lineStart, Length = visible };
    }
}
