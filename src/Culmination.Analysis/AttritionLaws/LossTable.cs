using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>Reads the daily record: comma-separated numbers under a line of names.</summary>
internal static class LossTable
{
    /// <summary>Four numbers are fitted to two values a day; below this there is nothing to tell.</summary>
    public const int FewestDays = 5;

    public const string Enough = "a stretch of at least 5 days";

    public static LossRecord Empty { get; } = new([], [], [], [], []);

    /// <param name="columns">Day, people and losses of B, people and losses of R.</param>
    public static LossRecord Read(string path, string text, string[] columns, List<Diagnostic> found)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var names = lines[0].Split(',');
        var places = columns.Select(c => Array.IndexOf(names, c)).ToArray();
        foreach (var missing in columns.Where((_, i) => places[i] < 0))
        {
            found.Add(ScenarioDiagnostics.UnknownName(new TextSpan(path, 1, 1), "column", missing, names));
        }

        if (places.Any(p => p < 0))
        {
            return Empty;
        }

        var rows = new List<double[]>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && Row(path, i + 1, lines[i].Split(','), columns, places, found) is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count < FewestDays)
        {
            found.Add(ScenarioDiagnostics.BadValue(new TextSpan(path, 1, 1), "the record", rows.Count.ToString(CultureInfo.InvariantCulture) + " days", Enough));
            return Empty;
        }

        return new LossRecord(Column(0), Column(1), Column(2), Column(3), Column(4));
        ImmutableArray<double> Column(int j) => [.. rows.Select(r => r[j])];
    }

    private static double[]? Row(string path, int line, string[] cells, string[] columns, int[] places, List<Diagnostic> found)
    {
        var row = new double[places.Length];
        for (var j = 0; j < places.Length; j++)
        {
            var cell = places[j] < cells.Length ? cells[places[j]] : string.Empty;
            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out row[j]) || !double.IsFinite(row[j]) || (j > 0 && row[j] <= 0))
            {
                found.Add(ScenarioDiagnostics.BadValue(new TextSpan(path, line, 1), $"'{columns[j]}'", cell, "a number above 0"));
                return null;
            }
        }

        return row;
    }
}
