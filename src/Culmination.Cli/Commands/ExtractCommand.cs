using System.CommandLine;
using System.Globalization;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Documents;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence extract FILE|-</c>: proposes claims from an English text.</summary>
internal static class ExtractCommand
{
    private const string StandardInputName = "standard input";

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "A text or HTML file; - is standard input." };
        var date = new Option<DateOnly?>("--date") { Description = "The day of the text, from which \"last month\" is counted (else looked for at its head).", CustomParser = OptionParsing.Day };
        var json = new Option<bool>("--json") { Description = "One JSON document: proposals and links." };
        var quantities = new Option<bool>("--quantities") { Description = "Only proposals with figures." };
        var review = new Option<bool>("--review") { Description = "Asks about each proposal; what is accepted is added to --ledger." };
        var ledger = new Option<string?>("--ledger") { Description = "With --review: the ledger to add to (a scenario, a folder, or a claims.csv; usually claims.csv here)." };
        var source = new Option<string?>("--source") { Description = "With --review: the id of the source that carries this text (usually the file's name)." };
        var command = new Command("extract", "Proposes claims from an English text.") { file, date, json, quantities, review, ledger, source };
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(file);
            if (parsed.GetValue(review) && (given == "-" || parsed.GetValue(json)))
            {
                return Reports.Usage(screen, given == "-" ? "--review reads answers from standard input: the text has to be a file" : "--review and --json cannot be given together");
            }

            var read = given == "-" ? SourceText.Read(StandardInputName, StandardInput.Bytes()) : SourceText.Read(given);
            if (read.Value is not { } text)
            {
                return Reports.Diagnostics(screen, read.Diagnostics);
            }

            var result = ClaimExtractor.Extract(text.Text, new ExtractionOptions(parsed.GetValue(date)));
            if (parsed.GetValue(quantities))
            {
                result = result with { Proposals = [.. result.Proposals.Where(p => p.HasValue)] };
            }

            if (parsed.GetValue(review))
            {
                return Review(screen, text, result, parsed.GetValue(ledger), parsed.GetValue(source), cancellation);
            }

            return EvidenceCommand.Write(screen, parsed.GetValue(json), () => ProposalJson.Document(result), page => ProposalPage.Write(page, result));
        });
        return command;
    }

    private static int Review(Screen screen, SourceText text, ExtractionResult result, string? ledger, string? source, CancellationToken cancellation)
    {
        if (result.Date is not { } day)
        {
            return Reports.Usage(screen, "--review needs the day of the text, and none stands at its head", "add --date 2023-03-31: a claim without a day is none");
        }

        var claims = ledger is null ? "claims.csv" : LedgerPlace.Find(ledger) ?? ledger;
        if (!claims.EndsWith(".csv", StringComparison.Ordinal))
        {
            return Reports.NoInput(screen, claims, $"there is no ledger '{claims}'", "a scenario's name, a folder with claims.csv, or a claims.csv is needed; a claims.csv that is not there yet is made");
        }

        return new ProposalReview(screen, text, claims, source ?? ReviewedClaim.Slug(Path.GetFileNameWithoutExtension(text.Name)), day, cancellation).Run(result);
    }
}
