using System.CommandLine;
using System.Collections.Immutable;
using System.Globalization;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Series;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Files;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence import SERIES.csv</c>: claims from a public series, on standard output, in a file, or in a ledger.</summary>
internal static class ImportCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var series = new Argument<string>("series") { Description = "A CSV file of one of the series of docs/formats/series.md." };
        var format = new Option<string?>("--format") { Description = "How it is laid out, where the heading does not tell." };
        var every = new Option<string>("--every") { Description = "Of a daily series the last figure of each day, week, month or quarter (week).", DefaultValueFactory = _ => "week" };
        var from = new Option<DateOnly?>("--from") { Description = "Only claims about this day or later.", CustomParser = OptionParsing.Day };
        var until = new Option<DateOnly?>("--until") { Description = "Only claims about this day or earlier.", CustomParser = OptionParsing.Day };
        var published = new Option<DateOnly?>("--published") { Description = "The day the table was published, for one that was compiled later.", CustomParser = OptionParsing.Day };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The day a table without days is of.", CustomParser = OptionParsing.Day };
        var only = new Option<string[]>("--only") { Description = "Only this column, by its short name; may be repeated." };
        var into = new Option<string?>("--into") { Description = "Adds the claims to this ledger; those that are there are left out." };
        var output = new Option<string?>("-o", "--output") { Description = "Where to write the claims (standard output unless given)." };
        format.AcceptOnlyFromAmong([.. SeriesFormats.All.Select(f => f.Name)]);
        every.AcceptOnlyFromAmong("day", "week", "month", "quarter");
        var command = new Command("import", "Makes claims of a public series.") { series, format, every, from, until, published, asOf, only, into, output };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(series);
            var step = Enum.Parse<SeriesStep>(parsed.GetValue(every)!, ignoreCase: true);
            ImmutableArray<string> keys = [.. parsed.GetValue(only) ?? []];
            string[] known = [.. SeriesFormats.All.SelectMany(f => f.Columns).Select(c => c.Key).Distinct(StringComparer.Ordinal)];
            if (keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal)) is { } unknown)
            {
                return Reports.Usage(screen, $"--only: there is no column '{unknown}'", Suggestion.Help(unknown, known));
            }

            var read = SeriesImport.Read(
                path,
                new SeriesOptions(parsed.GetValue(format), step, parsed.GetValue(from), parsed.GetValue(until), parsed.GetValue(published), parsed.GetValue(asOf), keys));
            if (read.Value is not { } claims)
            {
                return Reports.Diagnostics(screen, read.Diagnostics);
            }

            Reports.Diagnostics(screen, read.Diagnostics);
            return parsed.GetValue(into) is { } ledger
                ? Into(screen, ledger, claims, Path.GetFileName(path), cancellation)
                : Out(screen, claims, parsed.GetValue(output), cancellation);
        });
        return command;
    }

    private static int Out(Screen screen, SeriesClaims claims, string? output, CancellationToken cancellation)
    {
        if (output is null)
        {
            screen.WriteRaw(claims.Rows);
        }
        else
        {
            AtomicFile.Write(output, temporary => File.WriteAllText(temporary, claims.Rows), cancellation);
        }

        Report(screen, claims);
        screen.Note($"next: culmination evidence add LEDGER --from {output ?? "FILE"}");
        return ExitCodes.Answered;
    }

    private static int Into(Screen screen, string given, SeriesClaims claims, string name, CancellationToken cancellation)
    {
        if (LedgerPlace.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no ledger '{given}'", "a scenario's name, a folder with claims.csv, or a claims.csv is needed");
        }

        var place = LedgerPlace.Read(path);
        var rows = new LedgerRows($"claims of {name}", claims.Rows) { Sources = claims.Sources, LeavesOutWhatIsThere = true };
        var result = LedgerWriting.Add(path, rows, change => AddCommand.TooLate(place.Value, change), isDry: false, cancellation);
        if (result.Value is not { } change)
        {
            var code = Reports.Diagnostics(screen, result.Diagnostics);
            screen.Note("nothing was written");
            return code;
        }

        Report(screen, claims);
        screen.Write(screen.NewPage().Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{change.Added.Length} claims written to {path}{(change.LeftOut > 0 ? $"; {change.LeftOut} were there already" : string.Empty)}")));
        return ExitCodes.Answered;
    }

    /// <summary>What was odd in the series: normal, and worth knowing.</summary>
    private static void Report(Screen screen, SeriesClaims claims)
    {
        var page = screen.NewPage();
        page.Line(string.Create(CultureInfo.InvariantCulture, $"{claims.Format.Name}: {claims.RowsRead} rows, {claims.Claims} claims by {claims.Format.Source}"), Emphasis.Strong);
        foreach (var column in claims.Columns)
        {
            var odd = new List<string>();
            if (column.Corrections > 0)
            {
                odd.Add(string.Create(CultureInfo.InvariantCulture, $"lowered {column.Corrections} {(column.Corrections == 1 ? "time" : "times")}, by {column.Largest:#,0.###} at most"));
            }

            if (column.DaysMissing > 0)
            {
                odd.Add(string.Create(CultureInfo.InvariantCulture, $"{column.DaysMissing} {(column.DaysMissing == 1 ? "day" : "days")} missing"));
            }

            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{column.Column.Key}: {column.Figures} figures, {column.Claims} claims{(odd.Count > 0 ? "; " + string.Join("; ", odd) : string.Empty)}"), hanging: 4);
        }

        screen.WriteError(page);
    }
}
