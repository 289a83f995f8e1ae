using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>From the words before or after a verb of speech to a speaker: names, bodies, descriptions, pronouns; one object for each, however it is named.</summary>
internal sealed class SpeakerNames
{
    private static readonly FrozenSet<string> Joining = WordTable.Set("but and or so yet also as meanwhile however while because whereas though although when if");

    private static readonly FrozenSet<string> Determiners = WordTable.Set("its his her their the a an");

    private readonly List<Token> _tokens;
    private readonly NameWords _words;
    private readonly PersonNames _persons;
    private readonly Descriptions _descriptions;

    /// <summary>Names in a text.</summary>
    /// <param name="tokens">The tokens of the text.</param>
    /// <param name="written">How a token stands in the text.</param>
    public SpeakerNames(List<Token> tokens, Func<Token, string> written)
    {
        _tokens = tokens;
        _words = new NameWords(tokens, written);
        _persons = new PersonNames(tokens, _words, Roll);
        _descriptions = new Descriptions(tokens, _words, Roll);
    }

    /// <summary>Who has been named so far.</summary>
    public SpeakerRoll Roll { get; } = new();

    /// <summary>The speaker whom tokens name, or null when they name nobody.</summary>
    public Speaker? Of(int first, int last)
    {
        (first, last) = Trim(first, last);
        if (first >= last)
        {
            return null;
        }

        if (last - first == 1 && Pronoun(_tokens[first].Lower) is { } meant)
        {
            return ReferenceEquals(meant, Speaker.Narrator) ? null : meant;
        }

        return Apposed(first, last) ?? _descriptions.Of(first, last) ?? _persons.Of(first, last) ?? Body(first, last);
    }

    /// <summary>The words as written, single spaces between them.</summary>
    public string Text(int first, int last) => _words.Text(first, last);

    /// <summary>Whom a pronoun means; the narrator when nobody fits.</summary>
    private Speaker? Pronoun(string word) => word switch
    {
        "he" or "she" => Roll.LastPerson ?? Speaker.Unnamed,
        "they" => Roll.LastPlural ?? Roll.Last ?? Speaker.Unnamed,
        "it" => Roll.LastPlural is { IsPlural: false } ? Roll.LastPlural : Roll.Last ?? Speaker.Unnamed,
        "i" or "we" or "you" or "who" or "which" or "that" or "this" or "there" or "what" or "one" or "these" or "those" => Speaker.Narrator,
        _ => null,
    };

    private (int First, int Last) Trim(int first, int last)
    {
        while (first < last && (_tokens[first].Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Number) || Joining.Contains(_tokens[first].Lower)))
        {
            first++;
        }

        while (last > first && _tokens[last - 1].Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Close))
        {
            last--;
        }

        return (first, last);
    }

    /// <summary>"X, a private group," names X and says what it is.</summary>
    private Speaker? Apposed(int first, int last)
    {
        for (var i = first + 1; i < last; i++)
        {
            if (_tokens[i].Kind == TokenKind.Comma)
            {
                var speaker = ApposedName(first, i, last) ?? Of(first, i);
                if (speaker is { IsPerson: true, IsPlural: false } && speaker.Beside.Length == 0 && i + 1 < last)
                {
                    speaker.Beside = _words.Text(SpeakerWords.Articles.Contains(_tokens[i + 1].Lower) ? i + 2 : i + 1, Math.Min(last, i + 8));
                }

                if (speaker is not null && _words.Has(i, last, SpeakerWords.Experts))
                {
                    speaker.IsExpert = true;
                }

                return speaker;
            }
        }

        return null;
    }

    /// <summary>"Its director, Maren Oswald,": the name stands second, and the description beside it.</summary>
    private Speaker? ApposedName(int first, int comma, int last)
    {
        var isDescription = Determiners.Contains(_tokens[first].Lower) || _tokens[first].Is("one") || !_tokens[first].Capital || SpeakerWords.Offices.Contains(_tokens[comma - 1].Lower);
        if (!isDescription || Enumerable.Range(first, comma - first).Count(i => _words.IsName(i)) >= 2 && !_tokens[first].Is("the"))
        {
            return null;
        }

        var end = comma + 1;
        while (end < last && _tokens[end].Kind != TokenKind.Comma)
        {
            end++;
        }

        if (end <= comma + 1 || !_tokens[comma + 1].Capital || _persons.Of(comma + 1, end) is not { } person)
        {
            return null;
        }

        if (person.Beside.Length == 0)
        {
            person.Beside = _words.Text(Determiners.Contains(_tokens[first].Lower) ? first + 1 : first, comma);
        }

        person.IsExpert |= _words.Has(first, comma, SpeakerWords.Experts) || _words.Has(first, comma, SpeakerWords.Directors);
        return person;
    }

    private Speaker? Body(int first, int last)
    {
        var key = string.Join(' ', Enumerable.Range(first, last - first).Select(i => _tokens[i].Lower).Where(w => !SpeakerWords.Articles.Contains(w)));
        if (key.Length == 0)
        {
            return null;
        }

        var from = SpeakerWords.Articles.Contains(_tokens[first].Lower) && !_words.IsOutlet(first, last) ? first + 1 : first;
        var head = _words.Head(from, last);
        var isPlural = SpeakerWords.Groups.Contains(head);
        var capital = Enumerable.Range(first, last - first).Any(i => _tokens[i].Capital && i > first) || _tokens[first].Capital && from == first;
        var isOutlet = _words.IsOutlet(first, last);
        var isKnown = isOutlet || isPlural || _words.Has(first, last, SpeakerWords.Bodies) || _words.Has(first, last, SpeakerWords.Offices) || capital;
        if (!isKnown)
        {
            return null;
        }

        var isVague = isPlural && SpeakerWords.Vague.Contains(head) && !Enumerable.Range(from, last - from).Any(i => _tokens[i].AllCapitals || _tokens[i].Capital && i > first);
        var isOffice = !isPlural && SpeakerWords.Offices.Contains(head);
        return Roll.Known("body:" + key, () => new Speaker(_words.Text(from, last)) { IsPlural = isPlural, IsOutlet = isOutlet, IsPerson = isPlural || isOffice, IsExpert = SpeakerWords.Experts.Contains(head), Beside = isVague ? "unnamed" : string.Empty });
    }
}
