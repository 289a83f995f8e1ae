using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>A band of one variable as rows by half-year: three figures and a bar. No central line without its spread.</summary>
internal static class BandRows
{
    private const int BarStart = 47;

    public static void Write(Page page, Answer answer, VariableBand band)
    {
        var rows = HalfYears(band);
        if (rows.Count == 0)
        {
            return;
        }

        var top = rows.Max(r => r.P95);
        var low = Math.Min(0, rows.Min(r => r.P05));
        var bar = Math.Clamp(page.Width - BarStart - 1, 20, 60);
        page.Blank().Line($"  {Upper(band.Variable)}, {band.Unit}");
        page.Line($"                   5 %     middle       95 %  {Figures.Fair(low)}{Figures.Fair(top).PadLeft(bar - Figures.Fair(low).Length)}");
        var issued = false;
        foreach (var row in rows)
        {
            if (!issued && row.Day > answer.Issue)
            {
                page.Line($"    -- {Figures.Day(answer.Issue)}: evidence up to here, forecast from here --", Emphasis.Faint);
                issued = true;
            }

            page.Line($"    {Figures.Month(row.Day)} {Figures.Fair(row.P05),10} {Figures.Fair(row.P50),10} {Figures.Fair(row.P95),10}  {Bar(row, low, top, bar)}");
        }
    }

    public static void WriteKey(Page page) =>
        page.Line($"    bars: # middle, = half of the futures, · 9 in 10", Emphasis.Faint);

    /// <summary>The row nearest after each half-year, and the last one.</summary>
    internal static IReadOnlyList<BandPoint> HalfYears(VariableBand band)
    {
        var rows = new List<BandPoint>();
        var next = DateOnly.MinValue;
        foreach (var point in band.Points)
        {
            if (point.Day >= next)
            {
                rows.Add(point);
                var (year, half) = point.Day.Month < 7 ? (point.Day.Year, 7) : (point.Day.Year + 1, 1);
                next = new DateOnly(year, half, 1);
            }
        }

        if (band.Points.Length > 0 && rows[^1] != band.Points[^1])
        {
            rows.Add(band.Points[^1]);
        }

        return rows;
    }

    private static string Bar(BandPoint row, double low, double top, int width)
    {
        var text = new char[width];
        Array.Fill(text, ' ');
        if (!(top > low))
        {
            return string.Empty;
        }

        int At(double value) => Math.Clamp((int)((value - low) / (top - low) * (width - 1)), 0, width - 1);
        Array.Fill(text, '·', At(row.P05), At(row.P95) - At(row.P05) + 1);
        Array.Fill(text, '=', At(row.P25), At(row.P75) - At(row.P25) + 1);
        text[At(row.P50)] = '#';
        return new string(text);
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
