using System.CommandLine;
using System.Globalization;
using Culmination.Cli.Diagnostics;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence check|list|show|conflicts|stale|pool|add</c>: the ledger of claims.</summary>
internal static class EvidenceCommand
{
    private const int UsualAge = 90;

    public static Command Create(Screen screen, CancellationToken cancellation) => new("evidence", "Looks into a ledger of claims, adds to it, and pools claims.")
    {
        Check(screen), List(screen), Show(screen), Conflicts(screen), Stale(screen), PoolCommand.Create(screen), AddCommand.Create(screen, cancellation), ImportCommand.Create(screen, cancellation), ExtractCommand.Create(screen, cancellation), ScoreCommand.Create(screen),
    };

    /// <summary>The argument every verb begins with.</summary>
    internal static Argument<string> LedgerArgument() => new("ledger") { Description = "A scenario (name, folder), a folder with claims.csv, or a claims.csv." };

    internal static Option<bool> JsonOption() => new("--json") { Description = "One JSON document, schema culmination.evidence/1." };

    /// <summary>Reads the ledger meant and goes on with it, or says what is wrong.</summary>
    internal static int With(Screen screen, string given, Func<LedgerPlace, int> action)
    {
        if (LedgerPlace.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no ledger '{given}'", "a scenario's name, a folder with claims.csv, or a claims.csv is needed");
        }

        var read = LedgerPlace.Read(path);
        return read.Succeeded ? action(read.Value) : Reports.Diagnostics(screen, read.Diagnostics);
    }

    /// <summary>Text, or JSON where it was asked for.</summary>
    internal static int Write(Screen screen, bool isJson, Func<string> json, Action<Page> text)
    {
        if (isJson)
        {
            screen.WriteRaw(json());
        }
        else
        {
            var page = screen.NewPage();
            text(page);
            screen.Write(page);
        }

        return ExitCodes.Answered;
    }

    private static Command Check(Screen screen)
    {
        var ledger = LedgerArgument();
        var texts = new Option<string[]>("--text") { Description = "The text of a document (FILE, or ID=FILE): hash, spans and quotations are compared with it." };
        var command = new Command("check", "Finds mistakes in all files of a ledger.") { ledger, texts };
        command.SetAction(parsed => With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var compared = new List<string>();
            if ((parsed.GetValue(texts) ?? []).Select(t => CheckText(screen, place, t, compared)).ToList() is var codes && codes.Exists(c => c != ExitCodes.Answered))
            {
                return codes.Find(c => c != ExitCodes.Answered);
            }

            Reports.Diagnostics(screen, place.Warnings);
            var used = place.Ledger.Claims.Count(c => place.Uses.Of(c.Id).Count > 0);
            var uses = place.Uses.IsKnown ? string.Create(CultureInfo.InvariantCulture, $", {used} used by the scenario") : string.Empty;
            var documents = place.Ledger.Documents.IsEmpty ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {place.Ledger.Documents.Length} {(place.Ledger.Documents.Length == 1 ? "document" : "documents")}");
            var page = screen.NewPage();
            compared.ForEach(line => page.Wrap(line));
            screen.Write(page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"check: {place.Ledger.Claims.Length} claims of {place.Ledger.Sources.Length} sources and {place.Ledger.Claims.Select(place.Ledger.OriginOf).Distinct(StringComparer.Ordinal).Count()} origins{documents}{uses}; {DiagnosticPrinter.Summary(place.Warnings)}")));
            return ExitCodes.Answered;
        }));
        return command;
    }

    private static int CheckText(Screen screen, LedgerPlace place, string given, List<string> compared)
    {
        var equals = given.IndexOf('=', StringComparison.Ordinal);
        var named = equals > 0 ? place.Ledger.Documents.FirstOrDefault(d => d.Id == given[..equals]) : null;
        var read = DocumentText.Read(named is null ? given : given[(equals + 1)..]);
        if (read.Value is not { } text)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        if ((named ?? text.Find(place.Ledger)) is not { } document)
        {
            return Reports.Diagnostics(screen, [Diagnostic.Error(
                "E0631", new TextSpan(text.Path, 1, 1), $"no document of the ledger has this text: its SHA-256 is {text.Sha256}", "write --text ID=FILE to say which document it should be, or put the hash into documents.csv")]);
        }

        compared.Add(string.Create(CultureInfo.InvariantCulture, $"{document.Id}: {place.Ledger.Claims.Count(c => c.Document == document.Id)} claims compared with its text (SHA-256 {text.Sha256})"));
        return Reports.Diagnostics(screen, [.. text.Check(place.Ledger, document)]);
    }

    private static Command List(Screen screen)
    {
        var ledger = LedgerArgument();
        var quantity = new Option<string?>("--quantity") { Description = "Only quantity codes that contain this." };
        var side = new Option<string?>("--side") { Description = "Only this side." };
        var source = new Option<string?>("--source") { Description = "Only what this source asserts." };
        var day = new Option<DateOnly?>("--as-of") { Description = "Only what had been published by this day.", CustomParser = OptionParsing.Day };
        var json = JsonOption();
        var command = new Command("list", "Lists claims with their grades.") { ledger, quantity, side, source, day, json };
        command.SetAction(parsed => With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var claims = place.Ledger.Claims.Where(c =>
                c.QuantityCode.Contains(parsed.GetValue(quantity) ?? string.Empty, StringComparison.OrdinalIgnoreCase)
                && (parsed.GetValue(side) is not { } s || s.Equals(c.Side, StringComparison.OrdinalIgnoreCase))
                && (parsed.GetValue(source) is not { } by || by.Equals(c.AssertedBy, StringComparison.OrdinalIgnoreCase))
                && !(c.Published > parsed.GetValue(day))).ToList();
            return Write(screen, parsed.GetValue(json), () => LedgerJson.Claims("list", place, claims), page => ClaimListing.Write(page, place, claims));
        }));
        return command;
    }

    private static Command Show(Screen screen)
    {
        var ledger = LedgerArgument();
        var id = new Argument<string>("claim") { Description = "The claim's id." };
        var json = JsonOption();
        var command = new Command("show", "Shows one claim, why it is graded as it is, and where it is used.") { ledger, id, json };
        command.SetAction(parsed => With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var given = parsed.GetRequiredValue(id);
            return place.Ledger.Find(given) is { } claim
                ? Write(screen, parsed.GetValue(json), () => LedgerJson.Claims("show", place, [claim]), page => ClaimPage.Write(page, place, claim))
                : Reports.Usage(screen, $"there is no claim '{given}'", Suggestion.Help(given, place.Ledger.Claims.Select(c => c.Id)) ?? "culmination evidence list shows all");
        }));
        return command;
    }

    private static Command Conflicts(Screen screen)
    {
        var ledger = LedgerArgument();
        var json = JsonOption();
        var command = new Command("conflicts", "Lists claims of different origins that cannot both hold.") { ledger, json };
        command.SetAction(parsed => With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var found = ClaimConflicts.Find(place.Ledger);
            return Write(screen, parsed.GetValue(json), () => ConflictListing.Json(place, found), page => ConflictListing.Write(page, place, found));
        }));
        return command;
    }

    private static Command Stale(Screen screen)
    {
        var ledger = LedgerArgument();
        var day = new Option<DateOnly?>("--as-of") { Description = "The day from which age is counted; usually the scenario's date of issue.", CustomParser = OptionParsing.Day };
        var days = new Option<int?>("--days") { Description = "How old is stale (90).", CustomParser = OptionParsing.PositiveCount };
        var json = JsonOption();
        var command = new Command("stale", "Lists quantities whose latest claim is old.") { ledger, day, days, json };
        command.SetAction(parsed => With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var (from, age) = (parsed.GetValue(day) ?? place.Day, parsed.GetValue(days) ?? UsualAge);
            var found = StaleEvidence.Find(place.Ledger, from, age);
            return Write(screen, parsed.GetValue(json), () => StaleListing.Json(place, found, from, age), page => StaleListing.Write(page, place, found, from, age));
        }));
        return command;
    }
}
