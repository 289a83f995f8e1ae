using System.Collections.Immutable;
using System.Text;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>A CSV file with rows added at its end. What is there is kept as it is; only a column that the new rows need and the file does not have is added to its heading and rows.</summary>
internal static class CsvGrowth
{
    /// <param name="usual">The columns of a file that is not there yet.</param>
    public static ChangedFile Of(string path, ImmutableArray<string> usual, CsvTable added)
    {
        ImmutableArray<string> filled = [.. added.Heading.Cells.Select(c => c.Text.Trim()).Where(c => added.Rows.Any(r => added.Optional(r, c).Length > 0))];
        if (!File.Exists(path))
        {
            ImmutableArray<string> columns = [.. usual, .. filled.Except(usual, StringComparer.Ordinal)];
            return new ChangedFile(path, null, string.Join(',', columns) + "\n" + Lines(added, columns, "\n"));
        }

        // The file has just been read without mistakes: it is there, it is text, and its rows have their places.
        var before = File.ReadAllText(path, Encoding.UTF8);
        var rows = CsvFile.Read(new CsvInput(path, before), []);
        ImmutableArray<string> heading = [.. rows[0].Cells.Select(c => c.Text.Trim())];
        ImmutableArray<string> extra = [.. filled.Except(heading, StringComparer.Ordinal)];
        var lineEnd = before.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var text = new StringBuilder(Widened(before, rows, extra));
        if (text.Length > 0 && text[^1] is not '\n')
        {
            text.Append(lineEnd);
        }

        return new ChangedFile(path, before, text.Append(Lines(added, [.. heading, .. extra], lineEnd)).ToString());
    }

    private static string Lines(CsvTable added, ImmutableArray<string> columns, string lineEnd) =>
        string.Concat(added.Rows.Select(r => LedgerCsv.Line(columns.Select(c => added.Optional(r, c))) + lineEnd));

    private static string Widened(string before, ImmutableArray<CsvRow> rows, ImmutableArray<string> extra)
    {
        if (extra.IsEmpty)
        {
            return before;
        }

        var text = new StringBuilder();
        var at = 0;
        var starts = LineStarts(before);
        foreach (var row in rows.Where(r => !r.IsBlank))
        {
            var end = starts[row.End.Line - 1] + row.End.Column - 1;
            text.Append(before, at, end - at);
            text.Append(at == 0 ? "," + string.Join(',', extra) : new string(',', extra.Length));
            at = end;
        }

        return text.Append(before, at, before.Length - at).ToString();
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
