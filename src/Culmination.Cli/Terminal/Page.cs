using System.Text;

namespace Culmination.Cli.Terminal;

/// <summary>Lines of text with emphasis, made for a width, not yet written anywhere: what tests compare with their golden files.</summary>
internal sealed class Page(int width)
{
    private readonly List<IReadOnlyList<Piece>> _lines = [];

    public int Width { get; } = width;

    public IReadOnlyList<IReadOnlyList<Piece>> Lines => _lines;

    /// <summary>A space at which <see cref="Wrap"/> does not break; it is written as a plain space.</summary>
    public const char Joint = '\u00A0';

    public Page Blank()
    {
        if (_lines.Count > 0 && _lines[^1].Count > 0)
        {
            _lines.Add([]);
        }

        return this;
    }

    public Page Line(string text, Emphasis emphasis = Emphasis.None)
    {
        _lines.Add([new Piece(text.Replace(Joint, ' ').TrimEnd(), emphasis)]);
        return this;
    }

    public Page Line(params IReadOnlyList<Piece> pieces)
    {
        _lines.Add(pieces);
        return this;
    }

    /// <summary>Breaks a text at spaces; further lines are indented by <paramref name="hanging"/> more.</summary>
    public Page Wrap(string text, int indent = 2, int hanging = 0, Emphasis emphasis = Emphasis.None)
    {
        var line = new StringBuilder(new string(' ', indent));
        var start = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start && line.Length + 1 + word.Length > Width)
            {
                Line(line.ToString(), emphasis);
                start = indent + hanging;
                line.Clear().Append(' ', start);
            }

            if (line.Length > start)
            {
                line.Append(' ');
            }

            line.Append(word);
        }

        return Line(line.ToString(), emphasis);
    }

    /// <summary>The text without emphasis, each line ended by a line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            foreach (var piece in line)
            {
                text.Append(piece.Text);
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}

internal sealed record Piece(string Text, Emphasis Emphasis = Emphasis.None);
