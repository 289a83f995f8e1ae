using System.Globalization;

namespace Culmination.Cli.Answers;

/// <summary>Numbers and days as readers see them: never more digits than the ensemble carries.</summary>
internal static class Figures
{
    public static string Percent(double p) => p switch
    {
        > 0 and < 0.005 => "<1\u00A0%",
        < 1 and > 0.995 => ">99\u00A0%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{p * 100:0}\u00A0%"),
    };

    public static string Points(double mc95) => string.Create(CultureInfo.InvariantCulture, $"±{Math.Max(1, Math.Ceiling(mc95 * 100)):0}");

    /// <summary>"9 of 20", and at the ends "fewer than 1 of 20" and "more than 19 of 20".</summary>
    public static string OfTwenty(double p)
    {
        var k = (int)Math.Round(p * 20, MidpointRounding.AwayFromZero);
        return k switch
        {
            0 => "fewer than 1 of 20",
            20 => "more than 19 of 20",
            _ => string.Create(CultureInfo.InvariantCulture, $"{k} of 20"),
        };
    }

    /// <summary>1 March 2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Mar 2023.</summary>
    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Two significant digits, with separators: 61,000; 1,200,000; 3.4; 0.012.</summary>
    public static string Rough(double value) => Significant(value, 2);

    /// <summary>Three significant digits, with separators.</summary>
    public static string Fair(double value) => Significant(value, 3);

    public static string Count(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>For narrow columns: 850, 26k, 1.4m, 0.012.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            >= 999_500_000 => Significant(value / 1e9, 2) + "bn",
            >= 999_500 => Significant(value / 1e6, 2) + "m",
            >= 9_995 => Significant(value / 1e3, 2) + "k",
            _ => Significant(value, 2),
        };
    }

    private static string Significant(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        // Through the shortest exponent form: decimal digits are what is rounded, so no logarithm is needed.
        var scientific = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(digits - 1 - exponent, 0, 9);
        return rounded == 0 ? "0" : rounded.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
