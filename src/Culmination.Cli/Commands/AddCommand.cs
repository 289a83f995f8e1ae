using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Culmination.Cli.Diagnostics;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence add LEDGER</c>: claims from options, a file or standard input, all checked before any is written.</summary>
internal static class AddCommand
{
    private const string FromOptions = "options";
    private const string StandardInputName = "standard input";

    /// <summary>Options named after the columns they fill: --as-of is as_of.</summary>
    private static readonly string[] Columns = [.. ClaimTable.Columns, .. ClaimTable.OptionalColumns];

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var ledger = EvidenceCommand.LedgerArgument();
        var from = new Option<string?>("--from") { Description = "A CSV file with the columns of claims.csv; - is standard input." };
        var sources = new Option<string?>("--sources") { Description = "Sources to be added too: a CSV file with the columns of sources.csv." };
        var documents = new Option<string?>("--documents") { Description = "Documents to be added too." };
        var relations = new Option<string?>("--relations") { Description = "Relations to be added too." };
        var dry = new Option<bool>("--dry-run") { Description = "Checks everything and writes nothing." };
        var cells = Columns.Select(c => (Column: c, Option: new Option<string?>(Name(c)) { Description = $"Column {c} of the claim." })).ToList();
        var command = new Command("add", "Adds claims to a ledger: all of them, or none when one has a mistake.") { ledger, from, sources, documents, relations, dry };
        foreach (var (_, option) in cells)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (LedgerPlace.Find(parsed.GetRequiredValue(ledger)) is not { } path)
            {
                return Reports.NoInput(screen, parsed.GetRequiredValue(ledger), $"there is no ledger '{parsed.GetRequiredValue(ledger)}'", "a scenario's name, a folder with claims.csv, or a claims.csv is needed");
            }

            var row = cells.Select(c => (c.Column, Text: parsed.GetValue(c.Option))).Where(c => c.Text is not null).ToDictionary(c => c.Column, c => c.Text!, StringComparer.Ordinal);
            var input = new AddedTexts(screen);
            var claims = Claims(screen, input, parsed.GetValue(from), row);
            if (claims is not { } given)
            {
                return input.Code ?? Reports.Usage(screen, "either --from FILE (- is standard input) or the columns of one claim as options are needed", "culmination evidence add --help lists them");
            }

            var rows = new LedgerRows(given.Name, given.Text)
            {
                Sources = input.Read(parsed.GetValue(sources)),
                Documents = input.Read(parsed.GetValue(documents)),
                Relations = input.Read(parsed.GetValue(relations)),
            };
            return input.Code ?? Add(screen, path, rows, parsed.GetValue(dry), cancellation);
        });
        return command;
    }

    private static (string Name, string Text)? Claims(Screen screen, AddedTexts input, string? from, Dictionary<string, string> row)
    {
        if (from is not null && row.Count > 0)
        {
            input.Fail(Reports.Usage(screen, $"--from and {Name(row.Keys.First())} cannot be given together"));
            return null;
        }

        if (from is not null)
        {
            var text = input.Read(from);
            return input.Code is null ? (from == "-" ? StandardInputName : from, text) : null;
        }

        if (row.Count == 0)
        {
            return null;
        }

        // Who asserts a claim is where it comes from, unless something else is said.
        if (!row.ContainsKey("origin") && row.TryGetValue("asserted_by", out var by))
        {
            row["origin"] = by;
        }

        string[] columns = [.. ClaimTable.ColumnsNeeded.Union(row.Keys, StringComparer.Ordinal)];
        return (FromOptions, LedgerCsv.Text(columns, [row]));
    }

    private static int Add(Screen screen, string path, LedgerRows rows, bool isDry, CancellationToken cancellation)
    {
        var place = LedgerPlace.Read(path);
        var result = LedgerWriting.Add(path, rows, change => TooLate(place.Value, change), isDry, cancellation);
        var found = rows.Name == FromOptions ? result.Diagnostics.Select(d => d.Span?.File == FromOptions ? d with { Span = null } : d).ToList() : [.. result.Diagnostics];
        Print(screen, found, rows);
        if (result.Value is not { } change)
        {
            screen.Note("nothing was written");
            return ExitCodes.InvalidInput;
        }

        var page = screen.NewPage();
        foreach (var claim in change.Added)
        {
            page.Wrap($"{(isDry ? "would add" : "added")}: {claim.Id}, {claim.QuantityCode}, {claim.Side}: {ClaimWords.Figure(claim)}", hanging: 4);
        }

        var count = string.Create(CultureInfo.InvariantCulture, $"{change.Added.Length} {(change.Added.Length == 1 ? "claim" : "claims")}");
        page.Line(isDry ? $"{count} in order; nothing written" : $"{count} written to {string.Join(", ", change.Files.Select(f => Path.GetFileName(f.Path)))}");
        screen.Write(page);
        return ExitCodes.Answered;
    }

    /// <summary>A scenario holds nothing that was not known on its date of issue: better told now than by every later command.</summary>
    internal static IEnumerable<Diagnostic> TooLate(LedgerPlace? place, LedgerChange change) =>
        place?.Scenario is { } scenario
            ? change.Added.Where(c => c.Published > scenario.Calendar.Issue).Select(c => Diagnostic.Error(
                "E0516", c.Span, string.Create(CultureInfo.InvariantCulture, $"claim '{c.Id}' was published on {c.Published:yyyy-MM-dd}, after the scenario's date of issue ({scenario.Calendar.Issue:yyyy-MM-dd})"),
                "later figures are for 'culmination validate SCENARIO --against FILE', not for the ledger the answer rests on"))
            : [];

    private static void Print(Screen screen, List<Diagnostic> found, LedgerRows rows)
    {
        var page = screen.NewPage();
        DiagnosticPrinter.Print(page, found, file => file == rows.Name && rows.Name == StandardInputName ? rows.Claims.Split('\n') : DiagnosticPrinter.LinesOf(file));
        screen.WriteError(page);
    }

    private static string Name(string column) => "--" + column.Replace('_', '-');

    /// <summary>Texts that are to be added, and the exit code of the first that cannot be read.</summary>
    private sealed class AddedTexts(Screen screen)
    {
        public int? Code { get; private set; }

        public void Fail(int code) => Code ??= code;

        public string Read(string? path)
        {
            if (path is null)
            {
                return string.Empty;
            }

            if (path == "-")
            {
                return StandardInput.Read() ?? Failed(Reports.NoInput(screen, StandardInputName, "standard input is not UTF-8 text of at most 16 MB"));
            }

            return File.Exists(path) ? File.ReadAllText(path) : Failed(Reports.NoInput(screen, path, $"there is no file '{path}'"));
        }

        private string Failed(int code)
        {
            Fail(code);
            return string.Empty;
        }
    }
}
