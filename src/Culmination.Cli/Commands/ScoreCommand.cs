using System.Collections.Immutable;
using System.CommandLine;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Scoring;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence score FOLDER|GOLD.csv…</c>: how well the extractor agrees with claims that people found.</summary>
internal static class ScoreCommand
{
    public static Command Create(Screen screen)
    {
        var given = new Argument<string[]>("gold") { Description = "Tables of gold claims (NAME.csv beside NAME.txt), phrase lists (a CSV file with a column text), or folders of them.", Arity = ArgumentArity.OneOrMore };
        var text = new Option<string?>("--text") { Description = "The text of the table, when it does not stand beside it by the same name." };
        var misses = new Option<bool>("--misses") { Description = "Also what was missed, one line each." };
        var markdown = new Option<bool>("--markdown") { Description = "The table of the guide." };
        var confidences = new Option<bool>("--confidences") { Description = "For each rule (right + 1) / (proposed + 2): the table that is compiled in." };
        var command = new Command("score", "Measures extraction against claims that people found.") { given, text, misses, markdown, confidences };
        command.SetAction(parsed =>
        {
            var found = new List<Diagnostic>();
            var scores = new List<(string Name, ExtractionScore Score)>();
            foreach (var path in parsed.GetRequiredValue(given).SelectMany(Tables))
            {
                if (!File.Exists(path))
                {
                    return Reports.NoInput(screen, path, $"there is no file '{path}'");
                }

                if (Score(path, parsed.GetValue(text), found) is { } score)
                {
                    scores.Add((Path.GetFileNameWithoutExtension(path), score));
                }
            }

            if (found.Any(d => d.Severity == Severity.Error))
            {
                return Reports.Diagnostics(screen, found);
            }

            if (parsed.GetValue(markdown) || parsed.GetValue(confidences))
            {
                screen.WriteRaw(parsed.GetValue(markdown) ? ScorePage.Markdown(scores) : ScorePage.Confidences(scores));
                return ExitCodes.Answered;
            }

            var page = screen.NewPage();
            ScorePage.Write(page, scores, parsed.GetValue(misses));
            screen.Write(page);
            return ExitCodes.Answered;
        });
        return command;
    }

    private static IEnumerable<string> Tables(string given) =>
        Directory.Exists(given) ? Directory.EnumerateFiles(given, "*.csv").Order(StringComparer.Ordinal) : [given];

    private static ExtractionScore? Score(string path, string? textPath, List<Diagnostic> found)
    {
        var gold = GoldTable.Read(path);
        found.AddRange(gold.Diagnostics);
        if (gold.Value is not { } table)
        {
            return null;
        }

        if (table.IsPhraseList)
        {
            return ExtractionScore.OfPhrases(table);
        }

        var read = DocumentText.Read(textPath ?? Path.ChangeExtension(path, ".txt"));
        found.AddRange(read.Diagnostics);
        return read.Value is { } document ? ExtractionScore.Of(table, ClaimExtractor.Extract(document.Text).Proposals) : null;
    }
}
