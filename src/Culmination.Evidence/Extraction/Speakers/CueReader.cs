using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>A cue found in a sentence: who says it and where.</summary>
/// <param name="From">First token of what is said with its cue.</param>
/// <param name="To">One past the last.</param>
/// <param name="CueFirst">First token of the cue itself ("says X"), left out of the statement.</param>
/// <param name="CueLast">One past its last token.</param>
internal sealed record Cue(Speaker Speaker, string Rule, int From, int To, int CueFirst, int CueLast, string Via)
{
    /// <summary>A tag at the end: it may also cover the sentences before it.</summary>
    public bool IsTag => Rule is "inverted" or "tag";
}

/// <summary>Finds in one sentence who is named as saying it.</summary>
internal sealed class CueReader(List<Token> tokens, SpeakerNames names)
{
    private const int LongestSubject = 16;

    private static readonly FrozenSet<string> Helpers = WordTable.Set("has have had is was are were would could will may might can did does do not also now just still then even recently already later earlier once again further always often never n't only repeatedly openly initially since both all");

    private static readonly FrozenSet<string> Boundaries = WordTable.Set("that because which but while whether if when since after before although though whereas as than where until unless");

    private static readonly FrozenSet<string> Being = WordTable.Set("is are was were be been being");

    private static readonly FrozenSet<string> UnnamedPassives = WordTable.Set("believed thought said reported estimated understood alleged feared expected assumed known rumoured rumored considered reckoned claimed assessed judged");

    private static readonly FrozenSet<string> Finite = WordTable.Set("may might will would could can should must is are was were has have had did does do said says");

    private static readonly FrozenSet<string> AfterTag = WordTable.Set("on in to during at after late early this last yesterday today in before via from earlier when while as adding referring speaking");

    /// <summary>The tag at the end of a sentence ("…, says X.", "…, the minister said on Monday."), or null.</summary>
    public Cue? Tag(int first, int last)
    {
        for (var i = last - 2; i > first + 1 && i > last - 40; i--)
        {
            if (tokens[i].Kind is not (TokenKind.Comma or TokenKind.CloseQuote or TokenKind.Dash) && !(tokens[i].Kind == TokenKind.Stop && i + 1 < last))
            {
                continue;
            }

            if (TagAfter(i, first, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    private Cue? TagAfter(int mark, int first, int last)
    {
        for (var k = mark + 1; k < Math.Min(last, mark + 12); k++)
        {
            var word = tokens[k].Lower;
            if (tokens[k].Kind is TokenKind.CloseQuote or TokenKind.OpenQuote && k > mark + 1)
            {
                return null;
            }

            if (!tokens[k].IsWord || CueVerbs.KindOf(word) is not ("say" or "think"))
            {
                continue;
            }

            var next = k + 1 < last ? tokens[k + 1] : null;
            if (next is not null && (next.Is("that") || next.Kind == TokenKind.Hyphen) || IsPassive(k, mark + 1))
            {
                return null;
            }

            var (subject, end) = Subject(k, mark + 1);
            if (end > subject)
            {
                // "…, X said [to Y] [on Monday]."
                var closes = next is null || next.Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.OpenQuote or TokenKind.Semicolon || AfterTag.Contains(next.Lower) || word is "told" or "tells" or "tell" && !Contains(k, last, "that");
                if (closes && next is { Kind: TokenKind.Comma } && last - k > 5 && k + 2 < last && !AfterTag.Contains(tokens[k + 2].Lower) && tokens[k + 2].Lower is not ("who" or "which" or "a" or "and" or "but") && tokens[k + 2].Kind != TokenKind.OpenQuote)
                {
                    return subject <= mark + 2 && names.Of(subject, end) is { } between ? new Cue(between, "parenthesis", first, last, subject, subject, string.Empty) : null;
                }

                return closes && subject <= mark + 2 && names.Of(subject, end) is { } said ? new Cue(said, "tag", first, last, mark, last, Via(k, last)) : null;
            }

            if (k > mark + 2 || next is null || word is "told" or "tells" or "tell" || !(next.Capital || next.Lower is "the" or "a" or "an" or "one" or "he" or "she" or "they" or "officials" or "analysts" or "experts" or "sources" || next.IsWord && next.Lower is not ("it" or "of" or "for" or "in" or "to" or "at" or "on" or "by" or "as" or "up")))
            {
                return null;
            }

            var close = NameEnd(k + 1, last);
            for (var i = k + 1; i < close; i++)
            {
                if (Finite.Contains(tokens[i].Lower))
                {
                    // "X, speaking for Y, said Z may …": what follows is said, not who says it.
                    return null;
                }
            }

            return close < last && tokens[close].IsWord && !AfterTag.Contains(tokens[close].Lower) && tokens[close].Lower is not ("who" or "and") ? null
                : names.Of(k + 1, close) is { } speaker ? new Cue(speaker, "inverted", first, last, mark, last, string.Empty) : null;
        }

        return null;
    }

    /// <summary>A cue before or inside what is said: "X says that …", "according to X", "… is believed to …".</summary>
    public Cue? Inside(int first, int last)
    {
        for (var k = first; k < last; k++)
        {
            if (!tokens[k].IsWord)
            {
                continue;
            }

            if (tokens[k].Is("according") && k + 2 < last && tokens[k + 1].Is("to"))
            {
                var end = NameEnd(k + 2, last);
                if (names.Of(k + 2, end) is { } source)
                {
                    return new Cue(source, "according-to", first, last, k, end, string.Empty);
                }

                continue;
            }

            if (tokens[k].Is("words") && k + 2 < last && tokens[k + 1].Is("of") && k > first && tokens[k - 1].Is("the"))
            {
                var end = NameEnd(k + 2, last);
                if (names.Of(k + 2, end) is { } source)
                {
                    return new Cue(source, "according-to", first, last, k - 1, end, string.Empty);
                }
            }

            if (CueVerbs.IsCue(tokens[k].Lower) && Verb(k, first, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    private Cue? Verb(int k, int first, int last)
    {
        var word = tokens[k].Lower;
        if (IsPassive(k, first))
        {
            return Passive(k, first, last);
        }

        var next = k + 1 < last ? tokens[k + 1] : null;
        var (subject, end) = Subject(k, first);
        var isParenthesis = next is { Kind: TokenKind.Comma } && subject > first && tokens[subject - 1].Kind == TokenKind.Comma && CueVerbs.KindOf(word) is "say" or "think";
        if (end <= subject || next is null || !isParenthesis && !Fits(k, word, next, last))
        {
            return null;
        }

        var speaker = names.Of(subject, end);
        if (speaker is null)
        {
            return null;
        }

        if (CueVerbs.KindOf(word) == "find" && speaker.IsPerson && !speaker.IsPlural && word is not ("refers" or "referred" or "refer" or "estimates" or "estimated" or "puts" or "put" or "calculates" or "calculated" or "counts" or "counted"))
        {
            return null;
        }

        if (isParenthesis)
        {
            return new Cue(speaker, "parenthesis", first, last, subject, subject, string.Empty);
        }

        var via = Via(k, last);
        var content = word is "arrived" or "arrives" or "arrive" or "refers" or "referred" or "refer" ? subject : ContentAfter(k, last, word);
        var from = subject > first && IsJoined(subject - 1) ? subject : first;
        var inner = speaker.IsOutlet && Contains(content, Math.Min(last, content + 14), null) ? Nested(content, last) : null;
        return inner is not null ? inner with { From = from, Via = speaker.Display, Rule = "via" } : new Cue(speaker, RuleOf(subject, end, speaker), from, last, subject, content, via);
    }

    /// <summary>Inside what a medium reports somebody else speaks: that one asserts it, the medium carries it.</summary>
    private Cue? Nested(int from, int last)
    {
        for (var k = from; k < Math.Min(last, from + 14); k++)
        {
            if (tokens[k].IsWord && CueVerbs.IsSaying(tokens[k].Lower) && Verb(k, from, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    private string RuleOf(int first, int last, Speaker speaker) => last - first == 1 && tokens[first].Lower is "he" or "she" or "they" or "it" ? "pronoun"
        : tokens[first].Is("the") && speaker is { IsPerson: true } && last - first == 2 ? "description" : "says-that";

    /// <summary>Whether the words after a verb let it be one of speech here.</summary>
    private bool Fits(int k, string word, Token next, int last)
    {
        switch (word)
        {
            case "call" or "calls" or "called":
                return next.Is("for");
            case "refer" or "refers" or "referred":
                return next.Is("to") && HasFigures(k, last);
            case "arrive" or "arrives" or "arrived":
                return next.Is("at") && HasFigures(k, last);
            case "agree" or "agrees" or "agreed" or "respond" or "responds" or "responded" or "continue" or "continues" or "continued" or "hope" or "hopes" or "hoped":
                return next.Is("that");
        }

        if (next.Kind == TokenKind.Stop)
        {
            // "has not commented.": nothing is said.
            return false;
        }

        if (next.Is("that") || next.Kind is TokenKind.OpenQuote or TokenKind.Colon || next.Kind == TokenKind.Comma && k + 2 < last && (tokens[k + 2].Kind == TokenKind.OpenQuote || tokens[k + 2].Is("however")))
        {
            return true;
        }

        if (word is "told" or "tell" or "tells" or "warned" or "warns" or "warn" or "assured")
        {
            return next.IsWord && next.Lower is not ("to" or "by");
        }

        if (!CueVerbs.IsWeak(word))
        {
            return next.Lower is not ("to" or "for" or "by" or "off" or "out") || CueVerbs.KindOf(word) == "think" && next.Is("to");
        }

        // Verbs that are nouns as often: somebody counts, shows or puts something.
        return next.Kind is TokenKind.Number or TokenKind.Currency || next.IsWord && (next.Lower is "the" or "a" or "its" or "their" or "his" or "her" or "it" or "they" or "he" or "she" or "at" or "about" or "more" or "some" or "nearly" or "around" or "over" or "up" or "between" or "no" or "almost" or "losses" or "casualties" or "only" or "as" or "these" or "this" or "there" || next.Capital
            || Numbers.Cardinals.Small.ContainsKey(next.Lower) || next.Lower is "russian" or "tens" or "hundreds" or "thousands" or "dozens") && CueVerbs.KindOf(word) is "find" or "say" && !(next.Is("at") && CueVerbs.KindOf(word) != "find");
    }

    private bool HasFigures(int from, int last)
    {
        for (var i = from; i < Math.Min(last, from + 10); i++)
        {
            if (tokens[i].Kind == TokenKind.Number || tokens[i].Lower is "figures" or "figure" or "number" or "numbers" or "estimate" or "estimates" or "data" or "conclusion" or "total" or "toll")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"It is believed that", "are thought to have": nobody is named; "described as … by X": X.</summary>
    private Cue? Passive(int k, int first, int last)
    {
        for (var i = k + 1; i + 1 < Math.Min(last, k + 14); i++)
        {
            if (tokens[i].Is("by") && CueVerbs.KindOf(tokens[k].Lower) is "say" or "think" && names.Of(i + 1, NameEnd(i + 1, last)) is { IsPerson: true } or { IsOutlet: true } && names.Of(i + 1, NameEnd(i + 1, last)) is { } agent)
            {
                return new Cue(agent, "passive-by", first, last, i, NameEnd(i + 1, last), string.Empty);
            }

            if (!tokens[i].IsWord)
            {
                break;
            }
        }

        var next = k + 1 < last ? tokens[k + 1].Lower : string.Empty;
        return UnnamedPassives.Contains(tokens[k].Lower) && (next is "to" or "that" || next is "at" && tokens[k].Is("estimated")) ? new Cue(Speaker.Unnamed, "passive-unnamed", first, last, k, k, string.Empty) : null;
    }

    private bool IsPassive(int k, int floor)
    {
        for (var i = k - 1; i >= Math.Max(floor, k - 4); i--)
        {
            if (Being.Contains(tokens[i].Lower))
            {
                return !tokens[k].Lower.EndsWith("ing", StringComparison.Ordinal);
            }

            if (!Helpers.Contains(tokens[i].Lower) && !tokens[i].Lower.EndsWith("ly", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The tokens of the subject left of a verb.</summary>
    private (int First, int Last) Subject(int verb, int floor)
    {
        var end = verb;
        while (end > floor && (Helpers.Contains(tokens[end - 1].Lower) || tokens[end - 1].IsWord && tokens[end - 1].Lower.EndsWith("ly", StringComparison.Ordinal) && !tokens[end - 1].Capital && tokens[end - 1].Lower is not ("family" or "ally" or "assembly")))
        {
            end--;
        }

        var from = end;
        if (from - 1 > floor && tokens[from - 1].Kind == TokenKind.Comma)
        {
            // "X, a private group, said": over the apposition to the name before it.
            var comma = from - 2;
            while (comma > floor && comma > end - 12 && tokens[comma].Kind != TokenKind.Comma)
            {
                comma--;
            }

            if (comma <= floor || tokens[comma].Kind != TokenKind.Comma || comma + 1 < end && tokens[comma + 1].Lower is "and" or "but" or "while")
            {
                return (end, end);
            }

            var name = WalkLeft(comma, floor);
            if (tokens[comma + 1].Lower is "who" or "which" or "whose")
            {
                return (name, comma);
            }

            return name < comma ? (name, end - 1) : (end, end);
        }

        // "Since the beginning of May we estimate", "can you confirm": a pronoun is the whole subject.
        if (from > floor && tokens[from - 1].Lower is "we" or "you" or "i" or "he" or "she" or "they" or "it" or "who" or "nobody" or "everybody")
        {
            return (from - 1, end);
        }

        from = WalkLeft(from, floor);

        // "to make them reveal": no finite verb, nobody says anything.
        for (var i = from; i < end; i++)
        {
            if (tokens[i].Is("to"))
            {
                return (end, end);
            }
        }

        return (from, end);
    }

    private int WalkLeft(int end, int floor)
    {
        var from = end;
        while (from > floor && end - from < LongestSubject)
        {
            var token = tokens[from - 1];
            if (!(token.IsWord || token.Kind is TokenKind.Hyphen or TokenKind.Code or TokenKind.Number || token.Kind is TokenKind.Open or TokenKind.Close) || Boundaries.Contains(token.Lower) && !token.Capital
                || token.Lower is "and" or "or" && !(from < end && tokens[from].Capital && from - 2 >= floor && tokens[from - 2].Capital))
            {
                break;
            }

            from--;
        }

        // "On Monday US officials", "In Kyiv the ministry": the adverbial before the subject is none of it.
        if (from < end && tokens[from].Lower is "on" or "in" or "at" or "by" or "over" or "meanwhile" or "during" or "last" or "earlier" or "yesterday" or "today")
        {
            for (var i = from + 1; i < end; i++)
            {
                if (tokens[i].Lower is "the" or "he" or "she" or "they" or "a" or "one" or "officials" && i > from + 1 || i >= from + 1 && IsDay(tokens[i]) && i + 1 < end && !IsDay(tokens[i + 1]) && tokens[i + 1].Kind != TokenKind.Number)
                {
                    return tokens[i].Lower is "the" or "he" or "she" or "they" or "a" or "one" or "officials" ? i : i + 1;
                }
            }
        }

        return from;
    }

    private static bool IsDay(Token token) => Dates.Calendar.Weekday(token.Lower) >= 0 || Dates.Calendar.Month(token.Lower) > 0 && token.Capital || token.Lower is "yesterday" or "today" or "meanwhile" or "month" or "week" or "year" || token.LooksLikeYear;

    /// <summary>One past the name that begins here.</summary>
    private int NameEnd(int from, int last)
    {
        var i = from;
        while (i < last && i - from < 12)
        {
            var token = tokens[i];
            if (!(token.IsWord || token.Kind is TokenKind.Hyphen or TokenKind.Code || token.Kind is TokenKind.Open or TokenKind.Close && i > from) || i > from && (Boundaries.Contains(token.Lower) || token.Lower is "on" or "who" or "during" or "but" or "he" or "she" or "they" or "it" or "last" or "adding" or "to" || token.Is("and") && !(i + 1 < last && tokens[i + 1].Capital) || token.Is("in") && i + 1 < last && (IsDay(tokens[i + 1]) || tokens[i + 1].Lower is "a" or "an" or "the" or "remarks" or "early" or "late" || tokens[i + 1].Kind == TokenKind.Number)))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private int ContentAfter(int k, int last, string word)
    {
        if (word is "told" or "tell" or "tells" or "warned" or "warns")
        {
            for (var i = k + 1; i < Math.Min(last, k + 10); i++)
            {
                if (tokens[i].Is("that"))
                {
                    return i + 1;
                }
            }
        }

        return k + 1 < last && tokens[k + 1].Is("that") ? k + 2 : k + 1;
    }

    /// <summary>"tells CNN": the medium that a speaker spoke to carries what was said.</summary>
    private string Via(int k, int last)
    {
        if (tokens[k].Lower is not ("told" or "tell" or "tells" or "telling") || k + 1 >= last)
        {
            return string.Empty;
        }

        var end = k + 1;
        while (end < last && end - k < 7 && (tokens[end].Capital || end == k + 1 && tokens[end].Is("the")))
        {
            end++;
        }

        return end > k + 1 && names.Of(k + 1, end) is { IsOutlet: true } outlet ? outlet.Display : string.Empty;
    }

    private bool IsJoined(int i) => tokens[i].Lower is "and" or "but" or "while" or "whereas" || tokens[i].Kind == TokenKind.Semicolon;

    private bool Contains(int from, int last, string? word)
    {
        for (var i = from; i < last; i++)
        {
            if (word is null ? CueVerbs.IsSaying(tokens[i].Lower) : tokens[i].Is(word))
            {
                return true;
            }
        }

        return false;
    }
}
