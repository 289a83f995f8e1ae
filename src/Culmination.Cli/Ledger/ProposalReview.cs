using System.Globalization;
using Culmination.Cli.Commands;
using Culmination.Cli.Diagnostics;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Documents;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Files;

namespace Culmination.Cli.Ledger;

/// <summary>
/// Asks a person about one proposal after the other. What is accepted is in the ledger before the next question: an interruption loses nothing that was answered. Answers are lines, so that a script can give them.
/// </summary>
internal sealed class ProposalReview(Screen screen, SourceText text, string claimsPath, string source, DateOnly day, CancellationToken cancellation)
{
    private readonly string _document = ReviewedClaim.Slug(Path.GetFileNameWithoutExtension(text.Name));
    private int _accepted;
    private int _rejected;
    private int _there;

    public int Run(ExtractionResult result)
    {
        var figures = result.Proposals.Where(p => p.HasValue && p.Bound != "ordinal_date").ToList();
        if (figures.Count == 0)
        {
            screen.Write(screen.NewPage().Line("no proposals with figures: nothing to review"));
            return ExitCodes.Answered;
        }

        MakeLedger();
        var read = LedgerPlace.Read(claimsPath);
        if (!read.Succeeded)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        screen.Write(screen.NewPage().Wrap("a accepts, e edits, r rejects, q ends (an empty line or the end of the input too). In e, column=value on each line, an empty line shows the claim again.", indent: 0));
        try
        {
            for (var i = 0; i < figures.Count; i++)
            {
                if (!Ask(figures[i], i + 1, figures.Count))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            screen.Note($"culmination: interrupted; {Count()}");
            return ExitCodes.Interrupted;
        }

        screen.Write(screen.NewPage().Line(Count()));
        return ExitCodes.Answered;
    }

    private string Count() => string.Create(
        CultureInfo.InvariantCulture, $"{_accepted} accepted and written to {claimsPath}, {_rejected} rejected{(_there > 0 ? $", {_there} there already" : string.Empty)}");

    /// <summary>Whether to go on with the next.</summary>
    private bool Ask(Proposal proposal, int number, int count)
    {
        var place = LedgerPlace.Read(claimsPath).Value?.Ledger;
        var cells = ReviewedClaim.Of(proposal, DocumentId(place), source, SpeakerId(place, proposal.AssertedBy), day);
        if (place?.Find(cells["id"]) is not null)
        {
            _there++;
            return true;
        }

        Show(proposal, cells, number, count);
        while (true)
        {
            switch (Answer())
            {
                case "a" or "accept" or "y" or "yes":
                    if (Write(cells, proposal))
                    {
                        return true;
                    }

                    break;
                case "e" or "edit":
                    Edit(cells);
                    Show(proposal, cells, number, count);
                    break;
                case "r" or "reject" or "n" or "no":
                    _rejected++;
                    return true;
                case null or "" or "q" or "quit":
                    return false;
                case var other:
                    screen.Note($"'{other}' is none of a, e, r, q");
                    break;
            }
        }
    }

    private string? Answer()
    {
        screen.Out.Write("> ");
        screen.Flush();
        return StandardInput.Line(cancellation)?.Trim();
    }

    private void Show(Proposal proposal, Dictionary<string, string> cells, int number, int count)
    {
        var page = screen.NewPage();
        page.Line(string.Create(CultureInfo.InvariantCulture, $"{number}/{count}  {ProposalPage.Figure(proposal)} · {proposal.AssertedBy}"), Emphasis.Strong);
        ProposalPage.Detail(page, proposal);
        page.Wrap(string.Join(", ", ReviewedClaim.Editable.Where(c => cells.GetValueOrDefault(c) is { Length: > 0 }).Select(c => $"{c}={cells[c]}")), indent: 2, hanging: 2);
        screen.Write(page);
    }

    private void Edit(Dictionary<string, string> cells)
    {
        while (Answer() is { Length: > 0 } line)
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            var column = at > 0 ? line[..at].Trim() : line;
            if (at < 0 || !ReviewedClaim.Editable.Contains(column, StringComparer.Ordinal))
            {
                screen.Note($"'{column}' is no column to edit; {Suggestion.Help(column, ReviewedClaim.Editable) ?? "they are: " + string.Join(", ", ReviewedClaim.Editable)}");
                continue;
            }

            cells[column] = line[(at + 1)..].Trim();
            if (column == "asserted_by" && cells["origin"].Length > 0)
            {
                cells["origin"] = cells[column];
            }
        }
    }

    /// <summary>Adds the claim, its speaker and its document where they are new; says what is wrong otherwise.</summary>
    private bool Write(Dictionary<string, string> cells, Proposal proposal)
    {
        var ledger = LedgerPlace.Read(claimsPath).Value?.Ledger;
        var speaker = cells["asserted_by"];
        var rows = new LedgerRows("the claim", LedgerCsv.Text([.. cells.Keys], [cells]))
        {
            Sources = speaker.Length == 0 || ledger?.Sources.Any(s => string.Equals(s.Id, speaker, StringComparison.Ordinal)) == true ? string.Empty
                : LedgerCsv.Text(SourceTable.Columns, [new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = speaker, ["name"] = proposal.AssertedBy, ["kind"] = "not said", ["reliability"] = "F", ["note"] = "from a reviewed text; letter not judged yet" }]),
            Documents = ledger?.Documents.Any(d => string.Equals(d.Id, cells["document"], StringComparison.Ordinal)) == true ? string.Empty
                : LedgerCsv.Text(DocumentTable.Columns, [new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = cells["document"], ["title"] = Path.GetFileName(text.Name), ["publisher"] = source, ["published"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["language"] = "en", ["sha256"] = text.Sha256 }]),
        };
        var result = LedgerWriting.Add(claimsPath, rows, _ => [], isDry: false, cancellation);
        var page = screen.NewPage();
        DiagnosticPrinter.Print(page, result.Diagnostics.Select(d => d with { Span = null }), _ => null);
        screen.WriteError(page);
        if (!result.Succeeded)
        {
            screen.Note("not accepted: e edits the claim, r rejects it");
            return false;
        }

        _accepted++;
        return true;
    }

    /// <summary>The document with this very text, if the ledger has it, else a new id.</summary>
    private string DocumentId(EvidenceLedger? ledger) =>
        ledger?.Documents.FirstOrDefault(d => string.Equals(d.Sha256, text.Sha256, StringComparison.Ordinal))?.Id
        ?? (ledger?.Documents.Any(d => string.Equals(d.Id, _document, StringComparison.Ordinal)) == true ? $"{_document}-{text.Sha256[..6]}" : _document);

    private static string SpeakerId(EvidenceLedger? ledger, string name) =>
        ledger?.Sources.FirstOrDefault(s => s.Name.Length > 0 && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))?.Id ?? ReviewedClaim.Slug(name.Split('(')[0]);

    /// <summary>A ledger that is not there yet begins with its headings.</summary>
    private void MakeLedger()
    {
        foreach (var (path, columns) in new[] { (claimsPath, ClaimTable.Columns), (Path.Combine(Path.GetDirectoryName(claimsPath) ?? string.Empty, "sources.csv"), SourceTable.Columns) })
        {
            if (!File.Exists(path))
            {
                AtomicFile.Write(path, temporary => File.WriteAllText(temporary, string.Join(',', columns) + "\n"), CancellationToken.None);
            }
        }
    }
}
