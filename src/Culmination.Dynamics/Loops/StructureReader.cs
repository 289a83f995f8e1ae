using System.Collections.Immutable;
using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Loops;

/// <summary>Reads structure.csv (docs/formats/structure.md). Cells contain no commas and no quotes.</summary>
public static class StructureReader
{
    private const string Heading = "contract_id,kind,model_name,source,target,polarity,delay_weeks,claims,basis";

    /// <summary>Cells in the order of the heading.</summary>
    private enum Column
    {
        Id,
        Kind,
        ModelName,
        Source,
        Target,
        Polarity,
        Delay,
        Claims,
        Basis,
    }

    /// <param name="file">What diagnostics call the text.</param>
    /// <param name="text">The whole table.</param>
    public static Checked<ModelStructure> Read(string file, string text)
    {
        var found = new List<Diagnostic>();
        var variables = ImmutableArray.CreateBuilder<StructureVariable>();
        var links = ImmutableArray.CreateBuilder<StructureLink>();
        var loops = ImmutableArray.CreateBuilder<StructureLoop>();
        var orders = ImmutableArray.CreateBuilder<StructureOrder>();
        var lines = text.Split('\n');
        if (lines[0].Trim() != Heading)
        {
            return Checked.Fail<ModelStructure>([StructureDiagnostics.Row(new TextSpan(file, 1, 1), $"the heading has to be '{Heading}'")]);
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var span = new TextSpan(file, i + 1, 1, line.Length);
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != (int)Column.Basis + 1)
            {
                found.Add(StructureDiagnostics.Row(span, $"{cells.Length} cells where {(int)Column.Basis + 1} are needed"));
                continue;
            }

            var row = new Row(cells);
            switch (row[Column.Kind])
            {
                case "variable":
                    variables.Add(new StructureVariable(row[Column.Id], row[Column.ModelName], row[Column.Basis] == "outcome", span));
                    break;
                case "link":
                    links.Add(new StructureLink(
                        row[Column.Id], row[Column.Source], row[Column.Target], Sign(row, span, found), Delay(row, span, found), row[Column.Claims], row[Column.Basis], span));
                    break;
                case "loop":
                    loops.Add(new StructureLoop(row[Column.Id], [.. row[Column.ModelName].Split('>', StringSplitOptions.TrimEntries)], Sign(row, span, found), row[Column.Claims], span));
                    break;
                case "order":
                    orders.Add(new StructureOrder(row[Column.Id], row[Column.ModelName], span));
                    break;
                default:
                    found.Add(StructureDiagnostics.Row(span, $"'{row[Column.Kind]}' is not variable, link, loop or order"));
                    break;
            }
        }

        var structure = new ModelStructure(variables.ToImmutable(), links.ToImmutable(), loops.ToImmutable(), orders.ToImmutable());
        CheckIds(structure, found);
        return Checked.Of(structure, found);
    }

    private static int Sign(Row row, TextSpan span, List<Diagnostic> found)
    {
        switch (row[Column.Polarity])
        {
            case "+":
                return 1;
            case "-":
                return -1;
            default:
                found.Add(StructureDiagnostics.Row(span, $"the polarity '{row[Column.Polarity]}' is neither + nor -"));
                return 1;
        }
    }

    private static double Delay(Row row, TextSpan span, List<Diagnostic> found)
    {
        if (double.TryParse(row[Column.Delay], NumberStyles.Float, CultureInfo.InvariantCulture, out var weeks) && weeks >= 0 && double.IsFinite(weeks))
        {
            return weeks;
        }

        found.Add(StructureDiagnostics.Row(span, $"the delay '{row[Column.Delay]}' is not a number of weeks"));
        return 0;
    }

    private static void CheckIds(ModelStructure structure, List<Diagnostic> found)
    {
        var known = structure.Variables.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, span) in structure.Links.SelectMany(l => new[] { (l.Source, l.Span), (l.Target, l.Span) })
                     .Concat(structure.Loops.SelectMany(l => l.Path.Select(p => (p, l.Span)))))
        {
            if (!known.Contains(name))
            {
                found.Add(StructureDiagnostics.Row(span, $"'{name}' is not among the variables of this table"));
            }
        }

        foreach (var twice in structure.Variables.Select(v => (v.Id, v.Span)).Concat(structure.Links.Select(l => (l.Id, l.Span)))
                     .Concat(structure.Loops.Select(l => (l.Id, l.Span))).GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            found.Add(StructureDiagnostics.Row(twice.Last().Span, $"'{twice.Key}' stands twice"));
        }
    }

    private readonly record struct Row(string[] Cells)
    {
        public string this[Column column] => Cells[(int)column];
    }
}
