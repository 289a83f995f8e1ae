using System.Globalization;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>What the scalars of a scenario mean. Each says what is wrong, where, and gives null.</summary>
internal static class Values
{
    public static string? Text(YamlNode node, string where, List<Diagnostic> found)
    {
        if (node is YamlScalar scalar && !scalar.IsEmpty)
        {
            return scalar.Text.Trim();
        }

        found.Add(ScenarioDiagnostics.WrongShape(node.Span, where, "a text"));
        return null;
    }

    public static double? Number(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a finite number", found, text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : (double?)null);

    public static double? PositiveNumber(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a number above 0", found, text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0 ? value : (double?)null);

    public static int? Count(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a whole number from 1 to 1000000", found, text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 1_000_000 ? value : (int?)null);

    public static ulong? Seed(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a whole number from 0", found, text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (ulong?)null);

    public static bool? Truth(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "true or false", found, text => text switch
        {
            "true" or "yes" => true,
            "false" or "no" => false,
            _ => (bool?)null,
        });

    public static DateOnly? Day(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a day written like 2023-03-31", found, text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    /// <summary>Weeks in a duration such as <c>3 weeks</c> or <c>10 days</c>.</summary>
    public static double? Weeks(YamlNode node, string where, List<Diagnostic> found) =>
        Parsed(node, where, "a duration such as '3 weeks' or '10 days'", found, text =>
        {
            var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 2 && TimeUnits.WeeksIn(parts[1]) is { } unit
                && double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 10_000
                ? count * unit
                : (double?)null;
        });

    private static T? Parsed<T>(YamlNode node, string where, string wanted, List<Diagnostic> found, Func<string, T?> parse)
        where T : struct
    {
        if (node is not YamlScalar scalar)
        {
            found.Add(ScenarioDiagnostics.WrongShape(node.Span, where, wanted));
            return null;
        }

        var value = parse(scalar.Text.Trim());
        if (value is null)
        {
            found.Add(ScenarioDiagnostics.BadValue(node.Span, where, scalar.Text.Trim(), wanted));
        }

        return value;
    }
}
