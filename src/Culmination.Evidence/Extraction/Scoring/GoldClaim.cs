using System.Collections.Immutable;
using System.Globalization;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Extraction.Scoring;

/// <summary>A claim that a person found in a text, or in a phrase of a phrase list.</summary>
/// <param name="Phrase">For a phrase list the phrase, else empty.</param>
/// <param name="Attribution">How the text names the speaker, or empty; "heading" claims are not looked for.</param>
public sealed record GoldClaim(
    string Id, string Kind, double? Low, double? Central, double? High, string Bound, string Unit, string AssertedBy, string Attribution, string Flags, int Start, int End, string Phrase)
{
    public ImmutableArray<double> Values { get; } = [.. new[] { Low, Central, High }.OfType<double>()];

    internal bool IsCaption => Attribution == "caption" || Flags.Split(';').Contains("caption", StringComparer.Ordinal);

    internal bool IsHeading => Attribution == "heading";
}

/// <summary>A table of gold claims: columns id, kind, low, central, high, bound, unit, asserted_by, attribution, start, end (texts) or text, low, central, high, bound, unit (phrase lists).</summary>
public sealed record GoldTable(string Name, ImmutableArray<GoldClaim> Claims)
{
    /// <summary>Whether the rows are phrases, and not places in a text.</summary>
    public bool IsPhraseList => Claims.Any(c => c.Phrase.Length > 0);

    /// <summary>Reads a table; what is missing or no number is said with its place.</summary>
    public static Checked<GoldTable> Read(string path)
    {
        var found = new List<Diagnostic>();
        var rows = CsvFile.Read(new CsvInput(path), found);
        if (rows.IsEmpty)
        {
            return Checked.Fail<GoldTable>(found.Count > 0 ? found : [LedgerDiagnostics.MissingColumn(new TextSpan(path, 1, 1), "bound")]);
        }

        var columns = rows[0].Cells.Select((c, i) => (Name: c.Text.Trim(), Index: i)).DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, c => c.Index, StringComparer.Ordinal);
        foreach (var needed in (string[])(columns.ContainsKey("start") ? ["low", "central", "high", "bound", "start", "end"] : ["text", "low", "central", "high", "bound"]))
        {
            if (!columns.ContainsKey(needed))
            {
                found.Add(LedgerDiagnostics.MissingColumn(rows[0].End, needed));
            }
        }

        if (found.Count > 0)
        {
            return Checked.Fail<GoldTable>(found);
        }

        var claims = ImmutableArray.CreateBuilder<GoldClaim>();
        foreach (var row in rows.Skip(1).Where(r => !r.IsBlank))
        {
            if (row.Cells.Length != rows[0].Cells.Length)
            {
                found.Add(LedgerDiagnostics.CellCount(row.End, row.Cells.Length, rows[0].Cells.Length));
                continue;
            }

            string Text(string column) => columns.TryGetValue(column, out var i) ? row.Cells[i].Text : string.Empty;
            double? Number(string column)
            {
                var cell = Text(column).Trim();
                if (cell.Length == 0)
                {
                    return null;
                }

                if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
                {
                    return value;
                }

                found.Add(LedgerDiagnostics.NotANumber(row.Cells[columns[column]].Span, column, cell));
                return null;
            }

            claims.Add(new GoldClaim(
                Text("id"), Text("kind"), Number("low"), Number("central"), Number("high"), Text("bound").Trim(), Text("unit").Trim(), Text("asserted_by").Trim(), Text("attribution").Trim(), Text("flags"),
                (int)(Number("start") ?? 0), (int)(Number("end") ?? 0), columns.ContainsKey("start") ? string.Empty : Text("text")));
        }

        return Checked.Of(new GoldTable(Path.GetFileName(path), claims.ToImmutable()), found);
    }
}
