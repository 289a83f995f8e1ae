using System.Text;

namespace Culmination.Evidence.Ledger;

/// <summary>Writes rows as CSV (RFC 4180, lines ended by a line feed).</summary>
public static class LedgerCsv
{
    /// <param name="rows">Cells by column; columns that a row does not have are left empty.</param>
    public static string Text(IReadOnlyCollection<string> columns, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder(string.Join(',', columns)).Append('\n');
        foreach (var row in rows)
        {
            text.Append(Line(columns.Select(c => row.GetValueOrDefault(c) ?? string.Empty))).Append('\n');
        }

        return text.ToString();
    }

    internal static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>In double quotes where it has to be.</summary>
    internal static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
