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

    public static Diagnostic TooManyCells(TextSpan span, int most) =>
        Diagnostic.Error("E0604", span, FormattableString.Invariant($"this row has more than {most} cells; it and the rows after it were not read"), "is a quote missing, or astray?");

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

    public static Diagnostic TakenId(TextSpan span, string id) =>
        Diagnostic.Error("E0608", span, $"the id '{id}' is taken: it is in the ledger already", "give each row an id of its own and keep it for good");

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

    public static Diagnostic UnknownRelation(TextSpan span, string column, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0616", span, $"{column}: there is no claim '{id}'", Suggestion.Nearest(id, known) is { } near ? $"did you mean '{near}'?" : null);

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

    public static Diagnostic UnknownRelationWord(TextSpan span, string word) => UnknownWord("E0623", span, "relation", word, RelationWords.Words);

    public static Diagnostic RelationToItself(TextSpan span, string id) =>
        Diagnostic.Error("E0624", span, $"claim '{id}' hangs on itself", "name the claim it hangs on, or none");

    public static Diagnostic RelationCircle(TextSpan span, string word, IEnumerable<string> ids) =>
        Diagnostic.Error("E0624", span, $"{word} goes round in a circle: {string.Join(" → ", ids)}", "a figure cannot come from itself: one of these relations is wrong");

    public static Diagnostic UnknownDocument(TextSpan span, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0625", span, $"document: there is no document '{id}' in documents.csv",
            Suggestion.Nearest(id, known) is { } near ? $"did you mean '{near}'?" : "add a row for it to documents.csv");

    public static Diagnostic LongQuotation(TextSpan span, int words) =>
        Diagnostic.Error("E0626", span, string.Create(Invariant, $"the quotation has {words} words, more than {ClaimQuotation.MostWords}"), "keep the words that carry the figure; the rest goes into 'statement', in words of your own");

    public static Diagnostic BadSpan(TextSpan span, string message) =>
        Diagnostic.Error("E0627", span, message, "span_start and span_end count characters of the document's text from 0, the end not included; both need 'document'");

    public static Diagnostic UnknownBasis(TextSpan span, string word) => UnknownWord("E0628", span, "basis", word, ClaimBasis.Words);

    public static Diagnostic UnknownDefinitionWord(TextSpan span, string word, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0629", span, $"definition_code: '{word}' is not known",
            Suggestion.Nearest(word, known) is { } near ? $"did you mean '{near}'?" : "words are joined by '+' and listed in docs/formats/claims.md; a ledger adds its own in definitions.csv");

    public static Diagnostic RepeatedDefinitionWord(TextSpan span, string word) =>
        Diagnostic.Error("E0629", span, $"'{word}' has a meaning already", "the published words keep theirs; choose another");

    public static Diagnostic BadHash(TextSpan span) =>
        Diagnostic.Error("E0630", span, "sha256 is not 64 hexadecimal digits", "culmination evidence check LEDGER --text FILE prints the hash of a text");

    public static Diagnostic OtherText(TextSpan span, string id, string hash) =>
        Diagnostic.Error("E0631", span, $"this is not the text of '{id}' that the spans point into: its SHA-256 is {hash}", "the text has changed since, or is another: find the one that was read, or set the spans anew");

    public static Diagnostic NotThereInText(TextSpan span, string message) =>
        Diagnostic.Error("E0632", span, message, "set span_start and span_end anew, or the quotation");

    public static Diagnostic SameClaim(TextSpan span, string id, string other) =>
        Diagnostic.Error("E0633", span, $"claim '{id}' says the same as '{other}', which is in the ledger already: same source, quantity, figures and day", "leave it out, or say how it hangs on it (relation: duplicates:ID)");

    public static Diagnostic Refused(TextSpan span, string what) =>
        Diagnostic.Error("E0901", span, $"too detailed for this project: it gives {what}", "keep the total, drop the place");

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
