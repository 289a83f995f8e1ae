using System.Collections.Immutable;
using Culmination.Evidence.Extraction.Dates;
using Culmination.Evidence.Extraction.Links;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Speakers;
using Culmination.Evidence.Extraction.Statements;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction;

/// <summary>
/// Proposes claims from an English news text: quantities with bound and unit, causal, conditional and other statements, each with who says so. By rules of grammar and tables of words; the time is linear in
/// the length of the text, and the same text gives the same proposals.
/// </summary>
public static class ClaimExtractor
{
    private static readonly IReadOnlyList<string[]> Wars = WordTable.Read("wars");

    /// <summary>Proposes claims from a text; offsets are indices into it.</summary>
    public static ExtractionResult Extract(string text, ExtractionOptions? options = null)
    {
        var (tokens, sentences) = Segmenter.Read(text);
        var date = options?.Date ?? DateOfHead(tokens);
        var names = new SpeakerNames(tokens, t => Clean(text, t.Start, t.End));
        var said = new Attributor(tokens, sentences, names).Read();
        var taken = new bool[tokens.Count];
        var work = new SentenceClaims(text, tokens, taken, new Calendar(date), WarStart(text, date));
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Role == SentenceRole.Body)
            {
                work.Add(sentences[i], said[i]);
            }
        }

        ImmutableArray<Proposal> proposals = [.. work.Proposals.OrderBy(p => p.Start).ThenBy(p => p.Kind).ThenBy(p => p.End)];
        return new ExtractionResult(proposals, [.. work.Links], date);
    }

    /// <summary>The characters of a stretch without what markup left behind, line ends as spaces.</summary>
    internal static string Clean(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        return span.IndexOfAny(Tokenizer.Filler, '\n', '\r') < 0 ? span.ToString()
            : string.Join(' ', span.ToString().Replace(Tokenizer.Filler.ToString(), string.Empty, StringComparison.Ordinal).Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A full date among the first words ("KYIV, March 3, 2023"; "Published 2023-03-03").</summary>
    private static DateOnly? DateOfHead(List<Token> tokens)
    {
        var last = Math.Min(tokens.Count, 60);
        return new DateReader(tokens, new bool[tokens.Count], new Calendar(null), null).Read(0, last).Find(d => d is { IsSingleDay: true, Start: not null, WarDay: null, Sense: DateSense.At })?.Start;
    }

    /// <summary>The day from which the days of the war that a text speaks of are counted.</summary>
    private static DateOnly? WarStart(string text, DateOnly? date)
    {
        foreach (var war in Wars)
        {
            var start = DateOnly.ParseExact(war[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            if ((date is null || date >= start) && text.Contains(war[0], StringComparison.OrdinalIgnoreCase))
            {
                return start;
            }
        }

        return null;
    }
}
