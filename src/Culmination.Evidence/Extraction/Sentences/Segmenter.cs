using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Sentences;

/// <summary>Finds sentences, and what is no text: headings (also when glued to a sentence), captions, photo credits, datelines, speakers' labels.</summary>
internal sealed class Segmenter
{
    private const int LongestHeading = 16;

    // What runs on for longer is no sentence; the limit keeps the work for each linear.
    private const int LongestSentence = 400;

    private static readonly FrozenSet<string> Starters = WordTable.Set(
        "the he she it they we i since whether but and when while after before this that these those there if as for however although because in on at with by so or yet nevertheless after meanwhile according some several many most both its their his her an a our my not no one what who how why until despite during under over from to");

    private static readonly FrozenSet<string> FrameStarts = WordTable.Set("reporting editing copyright ©");

    private readonly List<Token> _tokens = [];
    private readonly List<Sentence> _sentences = [];

    private Segmenter()
    {
    }

    /// <summary>All tokens of the text, and its sentences in order.</summary>
    public static (List<Token> Tokens, List<Sentence> Sentences) Read(string text)
    {
        var segmenter = new Segmenter();
        segmenter.Run(text);
        return (segmenter._tokens, segmenter._sentences);
    }

    private void Run(string text)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var (start, end) in Paragraphs.Of(text))
        {
            var first = _tokens.Count;
            _tokens.AddRange(Tokenizer.Read(text, start, end));
            if (_tokens.Count > first)
            {
                ranges.Add((first, _tokens.Count));
            }
        }

        var hasSentences = ranges.Any(r => EndsClosed(r.First, r.Last));
        for (var i = 0; i < ranges.Count; i++)
        {
            Paragraph(i, ranges[i].First, ranges[i].Last, hasSentences && ranges.Count > 1);
        }

        MarkBreaks();
    }

    private void Paragraph(int number, int first, int last, bool hasHeadings)
    {
        if (last - first == 1 && _tokens[first].Kind == TokenKind.Code || FrameStarts.Contains(_tokens[first].Lower) && last - first < 60 && hasHeadings)
        {
            _sentences.Add(new Sentence(first, last, SentenceRole.Frame, number));
            return;
        }

        if (hasHeadings && Credits.IsCreditLine(_tokens, first, last))
        {
            Credits.MarkCaptionBefore(_tokens, _sentences, number);
            _sentences.Add(new Sentence(first, last, SentenceRole.Credit, number));
            return;
        }

        if (hasHeadings && last - first < 90 && Credits.HoldsCredit(_tokens, first, last))
        {
            _sentences.Add(new Sentence(first, last, SentenceRole.Caption, number));
            return;
        }

        var isItem = _tokens[first].Lower is "•" or "*" or "·" or "-" or "–";
        if (hasHeadings && !isItem && !EndsClosed(first, last) && last - first <= LongestHeading && _tokens[first].Kind != TokenKind.OpenQuote)
        {
            _sentences.Add(new Sentence(first, last, SentenceRole.Heading, number));
            return;
        }

        var from = Dateline(number, first, last);
        var label = Labels.At(_tokens, from, last);
        if (label is { } named)
        {
            _sentences.Add(new Sentence(from, named.Last + 1, SentenceRole.Frame, number) { Label = named });
            from = named.Last + 1;
        }

        SplitSentences(number, from, last, label);
    }

    private void SplitSentences(int number, int first, int last, (int First, int Last)? label)
    {
        var start = first;
        var isLong = last - first > 120;
        while (start < last)
        {
            var end = SentenceEnd(start, last);
            var speech = _tokens[start].Kind == TokenKind.Dash;
            var from = start;
            while (from < end && _tokens[from].Kind is TokenKind.Dash or TokenKind.Hyphen or TokenKind.Other)
            {
                from++;
            }

            if (from < end)
            {
                Add(new Sentence(from, end, SentenceRole.Body, number) { OpensSpeech = speech && (_tokens[from].Capital || _tokens[from].Kind is TokenKind.Number or TokenKind.OpenQuote), IsClosed = EndsClosed(from, end), Label = label }, isLong);
            }

            start = end;
        }
    }

    /// <summary>Adds a sentence; in a long paragraph a heading or credit glued to its head is cut off first.</summary>
    private void Add(Sentence sentence, bool mayBeGlued)
    {
        if (mayBeGlued && Credits.GluedEnd(_tokens, sentence, Starters) is { } creditEnd)
        {
            Credits.MarkCaptionBefore(_tokens, _sentences, sentence.Paragraph);
            _sentences.Add(sentence with { Last = creditEnd, Role = SentenceRole.Credit });
            if (creditEnd < sentence.Last)
            {
                var speech = _tokens[creditEnd].Kind == TokenKind.Dash;
                var from = speech ? creditEnd + 1 : creditEnd;
                if (from < sentence.Last)
                {
                    Add(sentence with { First = from, OpensSpeech = speech }, mayBeGlued: true);
                }
            }

            return;
        }

        if (mayBeGlued && !sentence.OpensSpeech && GluedHeadingEnd(sentence) is { } headingEnd)
        {
            _sentences.Add(sentence with { Last = headingEnd, Role = SentenceRole.Heading });
            sentence = sentence with { First = headingEnd };
        }

        _sentences.Add(sentence);
    }

    /// <summary>Where a sentence begins anew without a mark before it: "Lost the upper hand Since the war …", "Risk for Putin Putin …".</summary>
    private int? GluedHeadingEnd(Sentence sentence)
    {
        var most = Math.Min(sentence.First + 10, sentence.Last - 3);
        for (var i = sentence.First + 1; i < most; i++)
        {
            var (before, here, after) = (_tokens[i - 1], _tokens[i], _tokens[i + 1]);
            if (!before.IsWord || !here.IsWord && here.Kind != TokenKind.Number)
            {
                return null;
            }

            var repeated = here.Capital && before.Capital && string.Equals(before.Lower, here.Lower, StringComparison.Ordinal);
            var restarted = here.Capital && !here.AllCapitals && !before.Capital && Starters.Contains(here.Lower) && !(after.Capital && here.Lower is "the" or "a" or "an" or "her" or "his" or "our" or "my");
            if (i - sentence.First >= 2 && (repeated || restarted))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>One past the last token of the sentence that begins here.</summary>
    private int SentenceEnd(int start, int last)
    {
        for (var i = start; i < last; i++)
        {
            var token = _tokens[i];
            if (i - start >= LongestSentence)
            {
                return i;
            }

            var ends = token.Kind == TokenKind.Stop
                || token.IsWord && token.Lower.Length >= 3 && token.Lower[1] == '.' && i + 1 < last && _tokens[i + 1].Capital && Starters.Contains(_tokens[i + 1].Lower) && _tokens[i + 1].Lower is not ("a" or "in" or "at" or "on");
            if (!ends)
            {
                continue;
            }

            var next = i + 1;
            while (next < last && _tokens[next].Kind is TokenKind.CloseQuote or TokenKind.Close && !_tokens[next].SpaceBefore)
            {
                next++;
            }

            if (next >= last)
            {
                return last;
            }

            var follower = _tokens[next];
            var isQuoted = next > i + 1 && _tokens[next - 1].Kind == TokenKind.CloseQuote;
            if (follower.SpaceBefore && (follower.Capital || follower.Kind is TokenKind.Number or TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.Dash or TokenKind.Open or TokenKind.Currency or TokenKind.Code or TokenKind.Other)
                && !(isQuoted && SaysHere(next, last)))
            {
                return next;
            }
        }

        return last;
    }

    /// <summary>After a quotation that ends with ? or !, the tag ("…?" he asked) belongs to it even in capitals.</summary>
    private bool SaysHere(int at, int last) => at + 1 < last && _tokens[at].IsWord && !_tokens[at].Capital;

    private bool EndsClosed(int first, int last)
    {
        for (var i = last - 1; i >= first && i >= last - 4; i--)
        {
            if (_tokens[i].Kind == TokenKind.Stop)
            {
                return true;
            }

            if (_tokens[i].Kind is not (TokenKind.CloseQuote or TokenKind.Close))
            {
                return _tokens[i].Kind is TokenKind.Colon || _tokens[i].IsWord && _tokens[i].Lower.EndsWith('.');
            }
        }

        return false;
    }

    /// <summary>KYIV, March 3 (Reuters) - : the first token after it, or the first of the paragraph.</summary>
    private int Dateline(int number, int first, int last)
    {
        if (!_tokens[first].AllCapitals)
        {
            return first;
        }

        for (var i = first; i < Math.Min(last - 1, first + 14); i++)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.Dash && i > first)
            {
                _sentences.Add(new Sentence(first, i + 1, SentenceRole.Frame, number));
                return i + 1;
            }

            if (!(token.Capital || token.Kind is TokenKind.Comma or TokenKind.Number or TokenKind.Open or TokenKind.Close or TokenKind.Slash))
            {
                return first;
            }
        }

        return first;
    }

    private void MarkBreaks()
    {
        for (var i = 1; i < _sentences.Count; i++)
        {
            if (_sentences[i].Role == SentenceRole.Body && _sentences[i - 1].Role is SentenceRole.Heading)
            {
                _sentences[i] = _sentences[i] with { AfterBreak = true };
            }
        }
    }
}
