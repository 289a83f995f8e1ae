using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>Fifty equally likely futures as dots over the time of their first cause (a quantile dot plot), with the number in which nothing comes.</summary>
internal static class WhenPlot
{
    private const int MostColumns = 24;
    private const int WantedHeight = 12;
    private static readonly int[] MonthsPerColumn = [1, 2, 3, 6, 12, 24];

    public static void Write(Page page, Answer answer, PolicyAnswer policy, CauseSymbols symbols)
    {
        var dots = policy.WhenDots;
        var come = dots.Where(d => d.Day is not null && d.Cause is not null).ToList();
        page.Blank().Wrap($"When the first of these would come, if {Conditions.Of(policy)}: {dots.Length.ToString(CultureInfo.InvariantCulture)} futures of equal weight");
        foreach (var line in symbols.Key())
        {
            page.Line("    " + line);
        }

        var months = Months(answer.Issue, answer.End) + 1;
        var step = MonthsPerColumn.First(m => (months + m - 1) / m <= MostColumns || m == MonthsPerColumn[^1]);
        var columns = Enumerable.Range(0, ((months - 1) / step) + 1).Select(_ => new List<char>()).ToList();
        foreach (var dot in come)
        {
            columns[Math.Clamp(Months(answer.Issue, dot.Day!.Value) / step, 0, columns.Count - 1)].Add(symbols[dot.Cause!]);
        }

        Stacks(page, columns, Array.ConvertAll(symbols.Shown.ToArray(), s => symbols[s.Cause]));
        var none = dots.Length - come.Count;
        var rule = "  " + new string('-', (columns.Count * 2) + 1);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"{rule}  none by {Figures.Month(answer.End)}: {none}"));
        page.Line("  " + YearLabels(answer.Issue, columns.Count, step));
    }

    /// <summary>Stacks grow from the axis; tall ones use a second character of their column before the plot grows higher.</summary>
    private static void Stacks(Page page, List<List<char>> columns, char[] order)
    {
        foreach (var column in columns)
        {
            column.Sort((a, b) => Array.IndexOf(order, a).CompareTo(Array.IndexOf(order, b)));
        }

        var tallest = columns.Max(c => c.Count);
        var across = tallest > WantedHeight ? 2 : 1;
        var height = (tallest + across - 1) / across;
        for (var row = height - 1; row >= 0; row--)
        {
            var text = new char[columns.Count * 2];
            Array.Fill(text, ' ');
            for (var c = 0; c < columns.Count; c++)
            {
                for (var a = 0; a < across; a++)
                {
                    var at = (row * across) + a;
                    if (at < columns[c].Count)
                    {
                        text[(c * 2) + a] = columns[c][at];
                    }
                }
            }

            page.Line("   " + new string(text));
        }
    }

    private static string YearLabels(DateOnly issue, int columns, int step)
    {
        var text = new char[(columns * 2) + 5];
        Array.Fill(text, ' ');
        var free = 0;
        for (var c = 0; c < columns; c++)
        {
            var from = issue.AddMonths(c * step);
            var isFirst = c == 0 || from.Year != issue.AddMonths((c - 1) * step).Year;
            if (isFirst && (c * 2) + 1 >= free)
            {
                from.Year.ToString("0000", CultureInfo.InvariantCulture).CopyTo(0, text, (c * 2) + 1, 4);
                free = (c * 2) + 6;
            }
        }

        return new string(text);
    }

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
