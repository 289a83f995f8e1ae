using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Series;

internal static class SeriesDiagnostics
{
    public static Diagnostic Empty(TextSpan span) => Diagnostic.Error("E0634", span, "the file is empty", "a series has a heading and a row for each day, week or month");

    public static Diagnostic UnknownFormat(TextSpan span) =>
        Diagnostic.Error("E0634", span, "these columns are not those of a series that is known", "known are: " + string.Join(", ", SeriesFormats.All.Select(f => f.Name)) + " (docs/formats/series.md)");

    public static Diagnostic NoDay(TextSpan span) => Diagnostic.Error("E0635", span, "the table does not say which day it is of", "give it: --as-of 2022-04-27");

    public static Diagnostic NoPublication(TextSpan span, string name) =>
        Diagnostic.Error("E0635", span, $"a table of '{name}' is compiled later than the days it speaks of: when was this one published?", "give the day: --published 2023-03-31; nobody knew its figures before");

    public static Diagnostic NoSuchWeek(TextSpan span, string week) =>
        Diagnostic.Warning("W0637", span, $"there is no week {week}: that year has 52; the row is left out", "the table counts weeks in a way of its own at the turn of the year; its figure cannot be given days");

    public static Diagnostic RepeatedDay(TextSpan span, int first) =>
        Diagnostic.Error("E0636", span, string.Create(CultureInfo.InvariantCulture, $"this day stands at line {first} already"), "one row for each day (and country or region)");
}
