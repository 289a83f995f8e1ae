using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Every mistake that can be found in claims.csv and sources.csv, with its code.</summary>
internal static class LedgerDiagnostics
{
    public static Diagnostic NoFile(string path) =>
        Diagnostic.Error("E0601", new TextSpan(path, 1, 1), "there is no such file");

    public static Diagnostic Unreadable(string path, string why) =>
        Diagnostic.Error("E0601", new TextSpan(path, 1, 1), $"the file cannot be read: {why}");

    public static Diagnostic MissingColumn(TextSpan span, string column) =>
        Diagnostic.Error("E0602", span, $"the column '{column}' is missing", "columns are listed in docs/formats/claims.md");

    public static Diagnostic UnknownColumn(TextSpan span, string column, string? help) =>
        Diagnostic.Error("E0603", span, $"'{column}' is not a column of this table", help);

    public static Diagnostic RepeatedColumn(TextSpan span, string column) =>
        Diagnostic.Error("E0603", span, $"the column '{column}' stands here twice");

    public static Diagnostic CellCount(TextSpan span, int found, int wanted) =>
        Diagnostic.Error("E0604", span, string.Create(Invariant, $"the row has {found} cells, the heading has {wanted}"),
            found < wanted ? "the row is cut short; an empty cell still needs its comma" : "put a text that has commas in double quotes");

    public static Diagnostic NotANumber(TextSpan span, string column, string text) =>
        Diagnostic.Error("E0605", span, $"{column}: '{text}' is not a finite number", "write digits with a decimal point and no thousands separator: 12500 or 0.35");

    public static Diagnostic NotADate(TextSpan span, string column, string text) =>
        Diagnostic.Error("E0606", span, $"{column}: '{text}' is not a date", "write the day as year-month-day: 2023-03-31");

    public static Diagnostic NotInOrder(TextSpan span, string lower, string upper) =>
        Diagnostic.Error("E0607", span, $"{upper} is below {lower}", "low, central and high rise in this order; leave empty what is not asserted");

    public static Diagnostic RepeatedId(TextSpan span, string id, int firstLine) =>
        Diagnostic.Error("E0608", span, string.Create(Invariant, $"the id '{id}' is taken: it stands at line {firstLine} already"), "give each row an id of its own and keep it for good");

    public static Diagnostic UnknownWord(string code, TextSpan span, string column, string word, IReadOnlyCollection<string> known) =>
        Diagnostic.Error(code, span, $"{column}: '{word}' is not known", Suggestion.Help(word, known));

    public static Diagnostic UnknownBound(TextSpan span, string word, IReadOnlyCollection<string> known) => UnknownWord("E0609", span, "bound", word, known);

    public static Diagnostic UnknownSource(TextSpan span, string column, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0610", span, $"{column}: there is no source '{id}' in sources.csv",
            Suggestion.Nearest(id, known) is { } near ? $"did you mean '{near}'?" : "add a row for it to sources.csv");

    public static Diagnostic UnknownUnit(TextSpan span, string unit, string why) =>
        Diagnostic.Error("E0611", span, $"'{unit}' is not a unit: {why}", "write for example persons, rounds/day or percent");

    public static Diagnostic OpenQuote(TextSpan span) =>
        Diagnostic.Error("E0612", span, "this double quote is never closed", "the file may have been cut short; inside quotes a double quote is written twice");

    public static Diagnostic StrayQuote(TextSpan span) =>
        Diagnostic.Error("E0612", span, "a double quote stands in the middle of a cell", "put the whole cell in double quotes and write those inside it twice");

    public static Diagnostic EmptyCell(TextSpan span, string column) =>
        Diagnostic.Error("E0613", span, $"{column} is empty", "every row needs one");

    public static Diagnostic FiguresMissing(TextSpan span, string bound, string needed) =>
        Diagnostic.Error("E0614", span, $"a claim with bound '{bound}' needs {needed}");

    public static Diagnostic PublishedEarly(TextSpan span, string published, string asOf) =>
        Diagnostic.Warning("W0615", span, $"published {published}, before the day it speaks of ({asOf})", "right for a plan or a forecast; for a count, check both days");

    public static Diagnostic UnknownRelation(TextSpan span, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0616", span, $"relation: there is no claim '{id}'", Suggestion.Nearest(id, known) is { } near ? $"did you mean '{near}'?" : null);

    public static Diagnostic BadReliability(TextSpan span, string text) =>
        Diagnostic.Error("E0617", span, $"reliability: '{text}' is not a letter from A to F", "A completely reliable … E unreliable, F cannot be judged");

    public static Diagnostic TooLarge(string path, string limit) =>
        Diagnostic.Error("E0618", new TextSpan(path, 1, 1), $"the file is larger than {limit}");

    public static Diagnostic NotUtf8(TextSpan span) =>
        Diagnostic.Error("E0619", span, "the file is not UTF-8 text from here on", "save it as CSV UTF-8");

    public static Diagnostic UnknownSide(TextSpan span, string word, IReadOnlyCollection<string> known) => UnknownWord("E0620", span, "side", word, known);

    public static Diagnostic PeriodAfterDay(TextSpan span) =>
        Diagnostic.Error("E0621", span, "the period begins after the day the figure speaks of");

    public static Diagnostic UnknownFlag(TextSpan span, string word, IReadOnlyCollection<string> known) => UnknownWord("E0622", span, "flags", word, known);

    public static Diagnostic Refused(TextSpan span, string what) =>
        Diagnostic.Error("E0901", span, $"too detailed for this project: it gives {what}", "keep the total, drop the place");

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
