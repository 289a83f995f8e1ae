using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>One row of claims.csv on its way to a claim.</summary>
internal sealed class ClaimRow(CsvTable table, CsvRow row, DefinitionWords words, List<Diagnostic> found)
{
    private static readonly string[] Sides = ["Invader", "Defender", "US", "Europe", "Other", "both"];

    public Claim Read(Dictionary<string, int> lineOf)
    {
        var idSpan = Span("id");
        var id = Required("id");
        if (id.Length > 0 && !lineOf.TryAdd(id, idSpan.Line))
        {
            found.Add(LedgerDiagnostics.RepeatedId(idSpan, id, lineOf[id]));
        }

        var (low, central, high) = (Number("low"), Number("central"), Number("high"));
        CheckOrder(low, central, high);
        var bound = ReadBound(low, central, high);
        var (asOf, published) = (ReadDay("as_of"), ReadDay("published"));
        if (published < asOf)
        {
            found.Add(LedgerDiagnostics.PublishedEarly(Span("published"), Text("published"), Text("as_of")));
        }

        var periodStart = table.Date(row, "period_start", found);
        if (periodStart > asOf)
        {
            found.Add(LedgerDiagnostics.PeriodAfterDay(Span("period_start")));
        }

        var (start, end) = ReadSpan();
        return new Claim(
            id, Required("quantity_code"), ReadSide(), low, central, high, bound, ReadUnit(), Text("definition"), asOf ?? default, published ?? default,
            periodStart, Required("asserted_by"), Text("reported_by"), Required("origin"), Text("relation"), Required("statement"), Text("link"),
            table.Date(row, "entered", found), idSpan)
        {
            Flags = ReadFlags(),
            DefinitionCode = ReadDefinitionCode(),
            Basis = ReadBasis(),
            Hedge = table.Optional(row, "hedge"),
            Document = table.Optional(row, "document"),
            SpanStart = start,
            SpanEnd = end,
            Quotation = ReadQuotation(),
        };
    }

    private ImmutableArray<string> ReadFlags()
    {
        ImmutableArray<string> flags = [.. table.Optional(row, "flags").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        foreach (var flag in flags.Where(f => ReportingFlags.MeaningOf(f) is null))
        {
            found.Add(LedgerDiagnostics.UnknownFlag(Span("flags"), flag, ReportingFlags.Words));
        }

        return flags;
    }

    private string ReadDefinitionCode()
    {
        var code = table.Optional(row, "definition_code");
        foreach (var word in DefinitionWords.Split(code).Where(w => words.MeaningOf(w) is null))
        {
            found.Add(LedgerDiagnostics.UnknownDefinitionWord(Span("definition_code"), word, words.Words));
        }

        return DefinitionWords.Canonical(code);
    }

    private string ReadBasis()
    {
        var word = table.Optional(row, "basis");
        if (word.Length > 0 && ClaimBasis.MeaningOf(word) is null)
        {
            found.Add(LedgerDiagnostics.UnknownBasis(Span("basis"), word));
        }

        return word;
    }

    private (int? Start, int? End) ReadSpan()
    {
        var (start, end) = (table.Count(row, "span_start", found), table.Count(row, "span_end", found));
        var (isStart, isEnd) = (table.Optional(row, "span_start").Length > 0, table.Optional(row, "span_end").Length > 0);
        if (isStart != isEnd)
        {
            found.Add(LedgerDiagnostics.BadSpan(Span(isStart ? "span_start" : "span_end"), "a span needs both ends"));
        }
        else if (start >= end)
        {
            found.Add(LedgerDiagnostics.BadSpan(Span("span_end"), "the span ends before it begins"));
        }
        else if (isStart && table.Optional(row, "document").Length == 0)
        {
            found.Add(LedgerDiagnostics.BadSpan(Span("span_start"), "a span without a document points nowhere"));
        }

        return (start, end);
    }

    private string ReadQuotation()
    {
        var text = table.Optional(row, "quotation");
        if (ClaimQuotation.Words(text) is > ClaimQuotation.MostWords and var count)
        {
            found.Add(LedgerDiagnostics.LongQuotation(Span("quotation"), count));
        }

        return text;
    }

    private void CheckOrder(double? low, double? central, double? high)
    {
        if (low > central)
        {
            found.Add(LedgerDiagnostics.NotInOrder(Span("central"), "low", "central"));
        }

        if (central > high)
        {
            found.Add(LedgerDiagnostics.NotInOrder(Span("high"), "central", "high"));
        }
        else if (low > high && !(low > central))
        {
            found.Add(LedgerDiagnostics.NotInOrder(Span("high"), "low", "high"));
        }
    }

    private ClaimBound ReadBound(double? low, double? central, double? high)
    {
        var word = Required("bound");
        if (ClaimBounds.Parse(word) is not { } bound)
        {
            if (word.Length > 0)
            {
                found.Add(LedgerDiagnostics.UnknownBound(Span("bound"), word, ClaimBounds.Words));
            }

            return ClaimBound.None;
        }

        // A figure that could not be read has its own diagnostic: count what is written, not what was understood.
        if (ClaimBounds.FiguresMissing(bound, low is not null || Text("low").Length > 0, central is not null || Text("central").Length > 0, high is not null || Text("high").Length > 0) is { } missing)
        {
            found.Add(LedgerDiagnostics.FiguresMissing(Span("bound"), word, missing));
        }

        return bound;
    }

    private string ReadSide()
    {
        var side = Required("side");
        if (side.Length > 0 && !Sides.Contains(side, StringComparer.Ordinal))
        {
            found.Add(LedgerDiagnostics.UnknownSide(Span("side"), side, Sides));
        }

        return side;
    }

    private string ReadUnit()
    {
        var unit = Required("unit");
        if (unit.Length > 0 && ClaimUnits.Problem(unit) is { } why)
        {
            found.Add(LedgerDiagnostics.UnknownUnit(Span("unit"), unit, why));
        }

        return unit;
    }

    private DateOnly? ReadDay(string column) => Required(column).Length > 0 ? table.Date(row, column, found) : null;

    private string Required(string column) => table.Required(row, column, found);

    private string Text(string column) => table.Optional(row, column);

    private double? Number(string column) => table.Number(row, column, found);

    private TextSpan Span(string column) => table.Cell(row, column).Span;
}
