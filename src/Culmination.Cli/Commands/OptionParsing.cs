using System.CommandLine.Parsing;
using System.Globalization;

namespace Culmination.Cli.Commands;

/// <summary>Options with one spelling in every country: a decimal point, a day as year-month-day.</summary>
internal static class OptionParsing
{
    public static double? PositiveNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0)
        {
            return value;
        }

        result.AddError($"'{text}' is not a number above 0.");
        return null;
    }

    public static double? Share(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
        {
            return value;
        }

        result.AddError($"'{text}' is not a number from 0 to 1.");
        return null;
    }

    public static int? PositiveCount(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
        {
            return value;
        }

        result.AddError($"'{text}' is not a whole number above 0.");
        return null;
    }

    public static ulong? Seed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        result.AddError($"'{text}' is not a seed: a whole number from 0 on.");
        return null;
    }

    public static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"'{text}' is not a day: write it as 2025-03-01.");
        return null;
    }

    public static DateOnly[] Days(ArgumentResult result)
    {
        var days = new List<DateOnly>();
        foreach (var text in result.Tokens.Select(t => t.Value))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
            else
            {
                result.AddError($"'{text}' is not a day: write it as 2022-08-31.");
            }
        }

        return [.. days];
    }

    public static Setting[] Settings(ArgumentResult result)
    {
        var settings = new List<Setting>();
        foreach (var text in result.Tokens.Select(t => t.Value))
        {
            var at = text.LastIndexOf('=');
            if (at > 0 && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                settings.Add(new Setting(text[..at].Trim(), value));
            }
            else
            {
                result.AddError($"'{text}' is not NAME=VALUE with a number.");
            }
        }

        return [.. settings];
    }
}

/// <summary>--set NAME=VALUE.</summary>
internal sealed record Setting(string Name, double Value);
