using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>
/// Walks through the text of a CSV file beside the parser and finds where each cell stands, which the parser does not tell. It also sees quotes that are not closed or
/// stand where they may not.
/// </summary>
internal sealed class CsvPlaces(string path, string text)
{
    private int index;
    private int line = 1;
    private int lineStart;

    /// <summary>The line on which the next row begins.</summary>
    public int Line => line;

    /// <summary>The row that begins here, with the texts the parser found.</summary>
    public CsvRow NextRow(string[] texts, List<Diagnostic> found)
    {
        var cells = ImmutableArray.CreateBuilder<CsvCell>(texts.Length);
        foreach (var cellText in texts)
        {
            cells.Add(NextCell(cellText, found));
            if (index < text.Length && text[index] == ',')
            {
                index++;
            }
        }

        var end = new TextSpan(path, line, Math.Max(1, index - lineStart + 1));
        PassLineEnd();
        return new CsvRow(cells.ToImmutable(), end);
    }

    private CsvCell NextCell(string cellText, List<Diagnostic> found)
    {
        var start = index;
        var (startLine, column) = (line, index - lineStart + 1);
        var quoted = index < text.Length && text[index] == '"';
        var verbatim = true;
        if (quoted)
        {
            verbatim = PassQuoted(new TextSpan(path, startLine, column), found);
        }

        while (index < text.Length && text[index] is not (',' or '\n' or '\r'))
        {
            if (text[index] == '"')
            {
                found.Add(LedgerDiagnostics.StrayQuote(new TextSpan(path, line, index - lineStart + 1)));
                verbatim = false;
                PassToCellEnd();
                break;
            }

            index++;
        }

        var length = line == startLine ? index - start : text.AsSpan(start).IndexOfAny('\r', '\n');
        return new CsvCell(cellText, new TextSpan(path, startLine, column, Math.Max(1, length)), quoted, verbatim);
    }

    /// <summary>Passes a quoted text; false when it holds line breaks or doubled quotes.</summary>
    private bool PassQuoted(TextSpan opening, List<Diagnostic> found)
    {
        var verbatim = true;
        index++;
        while (index < text.Length)
        {
            if (text[index] == '"')
            {
                if (index + 1 >= text.Length || text[index + 1] != '"')
                {
                    index++;
                    return verbatim;
                }

                verbatim = false;
                index += 2;
            }
            else if (text[index] is '\r' or '\n')
            {
                verbatim = false;
                PassLineEnd();
            }
            else
            {
                index++;
            }
        }

        found.Add(LedgerDiagnostics.OpenQuote(opening));
        return false;
    }

    private void PassToCellEnd()
    {
        while (index < text.Length && text[index] is not (',' or '\n' or '\r'))
        {
            index++;
        }
    }

    private void PassLineEnd()
    {
        if (index >= text.Length || text[index] is not ('\r' or '\n'))
        {
            return;
        }

        index += text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = index;
    }
}
