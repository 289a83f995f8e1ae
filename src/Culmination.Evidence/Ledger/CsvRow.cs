using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>One cell: its text, where it stands, and how the text lies in the file.</summary>
/// <param name="IsVerbatim">True when the text stands in the file as it is (no line break, no doubled quote), so that a place within it can be shown.</param>
internal sealed record CsvCell(string Text, TextSpan Span, bool IsQuoted, bool IsVerbatim)
{
    /// <summary>Where a part of the text stands.</summary>
    public TextSpan Part(int start, int length) => IsVerbatim
        ? Span with { Column = Span.Column + (IsQuoted ? 1 : 0) + start, Length = length }
        : Span;
}

/// <summary>One row of a table.</summary>
/// <param name="End">The place just after its last character.</param>
internal sealed record CsvRow(ImmutableArray<CsvCell> Cells, TextSpan End)
{
    public bool IsBlank => Cells.Length == 0 || (Cells.Length == 1 && string.IsNullOrWhiteSpace(Cells[0].Text));
}
