using System.Globalization;
using System.Text;

namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>A column of reference output: its name, and each value with half a unit of its last printed digit.</summary>
internal sealed record ReferenceColumn(string Name, IReadOnlyList<(double Value, double HalfDigit)> Values)
{
    internal double Largest => Values.Max(v => double.IsFinite(v.Value) ? Math.Abs(v.Value) : 0);
}

/// <summary>Reference output of another program, comma- or tab-separated; the first column is time.</summary>
internal static class ReferenceTable
{
    internal static IReadOnlyList<ReferenceColumn> Read(string path)
    {
        var separator = Path.GetExtension(path) == ".tab" ? '\t' : ',';
        var lines = File.ReadAllText(path).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = Cells(lines[0], separator);
        var columns = names.Select(_ => new List<(double, double)>()).ToArray();
        foreach (var line in lines.Skip(1))
        {
            var cells = Cells(line, separator);
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(i < cells.Count ? Parse(cells[i]) : (double.NaN, 0));
            }
        }

        return [.. names.Select((n, i) => new ReferenceColumn(n, columns[i]))];
    }

    private static (double Value, double HalfDigit) Parse(string text)
    {
        text = text.Trim();
        if (!double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
        {
            return (double.NaN, 0);
        }

        var mark = text.IndexOfAny(['e', 'E']);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mark < 0 ? text : text[..mark];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        return (value, decimals == 0 && exponent == 0 ? 0 : 0.5 * double.Parse($"1e{exponent - decimals}", CultureInfo.InvariantCulture));
    }

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
