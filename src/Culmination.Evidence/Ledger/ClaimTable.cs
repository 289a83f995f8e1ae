using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>The rows of claims.csv, in the order of the file.</summary>
public sealed record ClaimTable(ImmutableArray<Claim> Claims)
{
    private static readonly string[] Sides = ["Invader", "Defender", "US", "Europe", "Other", "both"];

    /// <summary>The columns of claims.csv, in their usual order.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "id", "quantity_code", "side", "low", "central", "high", "bound", "unit", "definition", "as_of", "published", "period_start",
        "asserted_by", "reported_by", "origin", "relation", "statement", "link", "entered",
    ];

    /// <summary>Columns that claims.csv may have beside them.</summary>
    public static ImmutableArray<string> OptionalColumns { get; } = ["flags"];

    /// <summary>Reads claims.csv and finds all mistakes in it (E06xx, E0901); whether its sources exist is not looked at.</summary>
    public static Checked<ClaimTable> Read(string path) => Read(path, null);

    /// <summary>The same, with sources.csv at hand: a claim by an unknown source is a mistake.</summary>
    /// <param name="sources">The sources there are, or null when sources.csv could not be read.</param>
    public static Checked<ClaimTable> Read(string path, SourceTable? sources)
    {
        var found = new List<Diagnostic>();
        var claims = ImmutableArray.CreateBuilder<Claim>();
        if (CsvTable.Read(path, Columns, OptionalColumns, found) is { } table)
        {
            var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                claims.Add(new ClaimRow(table, row, found).Read(lineOf));
            }

            CheckRelations(table, claims, lineOf, found);
            CheckSources(table, sources, found);
        }

        return Checked.Of(new ClaimTable(claims.ToImmutable()), found);
    }

    private static void CheckRelations(CsvTable table, ImmutableArray<Claim>.Builder claims, Dictionary<string, int> lineOf, List<Diagnostic> found)
    {
        string[] ids = [.. claims.Select(c => c.Id)];
        for (var i = 0; i < claims.Count; i++)
        {
            foreach (var part in claims[i].Relation.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                var id = colon < 0 ? string.Empty : part[(colon + 1)..].Trim();
                if (!lineOf.ContainsKey(id))
                {
                    found.Add(LedgerDiagnostics.UnknownRelation(table.Cell(table.Rows[i], "relation").Span, colon < 0 ? part : id, ids));
                }
            }
        }
    }

    private static void CheckSources(CsvTable table, SourceTable? sources, List<Diagnostic> found)
    {
        if (sources is null)
        {
            return;
        }

        string[] known = [.. sources.Sources.Select(s => s.Id)];
        foreach (var row in table.Rows)
        {
            var id = table.Optional(row, "asserted_by");
            if (id.Length > 0 && !known.Contains(id, StringComparer.Ordinal))
            {
                found.Add(LedgerDiagnostics.UnknownSource(table.Cell(row, "asserted_by").Span, "asserted_by", id, known));
            }
        }
    }

    /// <summary>One row on its way to a claim.</summary>
    private sealed class ClaimRow(CsvTable table, CsvRow row, List<Diagnostic> found)
    {
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

            return new Claim(
                id, Required("quantity_code"), ReadSide(), low, central, high, bound, ReadUnit(), Text("definition"), asOf ?? default, published ?? default,
                periodStart, Required("asserted_by"), Text("reported_by"), Required("origin"), Text("relation"), Required("statement"), Text("link"),
                table.Date(row, "entered", found), idSpan) { Flags = ReadFlags() };
        }

        private ImmutableArray<string> ReadFlags()
        {
            if (!table.Has("flags"))
            {
                return [];
            }

            ImmutableArray<string> flags = [.. Text("flags").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            foreach (var flag in flags.Where(f => ReportingFlags.MeaningOf(f) is null))
            {
                found.Add(LedgerDiagnostics.UnknownFlag(Span("flags"), flag, ReportingFlags.Words));
            }

            return flags;
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
}
