using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>From the words before or after a verb of speech to a speaker: names, bodies, descriptions, pronouns; one object for each, however it is named.</summary>
internal sealed class SpeakerNames(List<Token> tokens)
{
    private static readonly FrozenSet<string> Offices = WordTable.Set(
        "president minister chief general spokesman spokeswoman spokesperson secretary soldier commander colonel captain major lieutenant sergeant private admiral director analyst expert researcher professor historian doctor senator governor mayor ambassador official adviser advisor chancellor leader head chair chairman chairwoman officer diplomat premier correspondent reporter volunteer medic deputy prime foreign defence defense interior finance army navy nato gen lt col maj capt sgt dr mr mrs ms prof adm sen gov sir king queen prince lord journalist editor former retired vice senior resident nurse lawmaker congressman congresswoman economist fellow scientist fighter gunner veteran pilot boss founder prosecutor");

    private static readonly FrozenSet<string> Groups = WordTable.Set(
        "editors spokesmen commentators officials experts analysts sources observers diplomats researchers historians authorities soldiers officers prisoners pows troops residents witnesses commanders reports media people lawmakers aides economists scientists estimates assessments documents allies leaders generals ministers critics rescuers doctors medics investigators agencies governments figures data rebels fighters volunteers journalists insiders specialists families relatives activists organisations organizations statistics records surveys polls studies others many most some few several bloggers prosecutors spokespeople sides forces");

    private static readonly FrozenSet<string> Vague = WordTable.Set("officials experts analysts sources observers diplomats people reports insiders critics aides specialists others many most some few several economists");

    private static readonly FrozenSet<string> Bodies = WordTable.Set(
        "intelligence ministry government kremlin pentagon army staff command council agency institute office organisation organization nato un eu cia mi6 house department committee commission team group party parliament administration foundation university bank union service court police company centre center think-tank report study bureau forces alliance military navy unit authority charity survey data russia ukraine britain germany france us u.s usa america poland turkey china iran israel india japan italy spain canada georgia armenia azerbaijan ethiopia eritrea sudan syria iraq yemen libya finland sweden norway moscow kyiv kiev washington london berlin paris beijing tehran brussels ankara warsaw jerusalem baku yerevan riyadh rome tokyo addis riga unicef unhcr wfp imf who icrc");

    private static readonly FrozenSet<string> Outlets = WordTable.Set(
        "cnn bbc reuters ap afp times post journal guardian telegraph economist bild spiegel monde zeit meduza mediazona newspaper newspapers magazine news channel agency interfax tass ria bloomberg axios politico independent observer broadcaster television tv radio npr cbs abc nbc fox aljazeera jazeera daily mail sun herald tribune standard nrk dw herald gazette chronicle outlet website wire paper reporters journalists");

    private static readonly FrozenSet<string> Experts = WordTable.Set("expert researcher analyst professor historian scientist specialist scholar academic fellow economist");

    private static readonly FrozenSet<string> Directors = WordTable.Set("director head");

    private static readonly FrozenSet<string> Papers = WordTable.Set("update report statement study assessment bulletin briefing document communique analysis survey paper letter");

    private static readonly FrozenSet<string> Articles = WordTable.Set("the a an this that");

    private readonly List<Speaker> _all = [];
    private readonly Dictionary<string, Speaker> _byKey = new(StringComparer.Ordinal);

    public Speaker? LastPerson { get; private set; }

    public Speaker? LastPlural { get; private set; }

    public Speaker? LastExpert { get; private set; }

    public Speaker? Last { get; private set; }

    /// <summary>Takes note of who has just spoken, so that pronouns and descriptions find them.</summary>
    public void Spoke(Speaker speaker)
    {
        if (speaker.IsNarrator || ReferenceEquals(speaker, Speaker.Unnamed))
        {
            return;
        }

        Last = speaker;
        LastPerson = speaker.IsPerson && !speaker.IsPlural ? speaker : LastPerson;
        LastPlural = !speaker.IsPerson || speaker.IsPlural ? speaker : LastPlural;
        LastExpert = speaker.IsExpert || speaker is { IsPerson: true, IsPlural: false } && LastExpert is null ? speaker : LastExpert;
    }

    /// <summary>Somebody is brought on with name and place ("X works at Y"): pronouns may mean them.</summary>
    public void Introduce(Speaker speaker, bool isExpert)
    {
        speaker.IsExpert |= isExpert;
        LastPerson = speaker;
        LastExpert = isExpert ? speaker : LastExpert;
    }

    /// <summary>The speaker whom tokens name, or null when they name nobody.</summary>
    public Speaker? Of(int first, int last)
    {
        (first, last) = Trim(first, last);
        if (first >= last)
        {
            return null;
        }

        if (last - first == 1 && Pronoun(tokens[first].Lower) is { } meant)
        {
            return ReferenceEquals(meant, Speaker.Narrator) ? null : meant;
        }

        return Apposed(first, last) ?? Described(first, last) ?? Person(first, last) ?? Body(first, last);
    }

    /// <summary>Whom a pronoun means; the narrator when nobody fits.</summary>
    private Speaker? Pronoun(string word) => word switch
    {
        "he" or "she" => LastPerson ?? Speaker.Unnamed,
        "they" => LastPlural ?? Last ?? Speaker.Unnamed,
        "it" => LastPlural is { IsPlural: false } ? LastPlural : Last ?? Speaker.Unnamed,
        "i" or "we" or "you" or "who" or "which" or "that" or "this" or "there" or "what" or "one" or "these" or "those" => Speaker.Narrator,
        _ => null,
    };

    private (int First, int Last) Trim(int first, int last)
    {
        while (first < last && (tokens[first].Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Number) || tokens[first].Lower is "but" or "and" or "or" or "so" or "yet" or "also" or "as" or "meanwhile" or "however" or "while" or "because" or "whereas" or "though" or "although" or "when" or "if"))
        {
            first++;
        }

        while (last > first && tokens[last - 1].Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Close))
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
            if (tokens[i].Kind == TokenKind.Comma)
            {
                var speaker = ApposedName(first, i, last) ?? Of(first, i);
                if (speaker is { IsPerson: true, IsPlural: false } && speaker.Beside.Length == 0 && i + 1 < last)
                {
                    speaker.Beside = Text(Articles.Contains(tokens[i + 1].Lower) ? i + 2 : i + 1, Math.Min(last, i + 8));
                }

                if (speaker is not null && Has(i, last, Experts))
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
        var isDescription = tokens[first].Lower is "its" or "his" or "her" or "their" or "the" or "a" or "an" or "one" || !tokens[first].Capital || Offices.Contains(tokens[comma - 1].Lower);
        if (!isDescription || Enumerable.Range(first, comma - first).Count(i => IsName(i)) >= 2 && !tokens[first].Is("the"))
        {
            return null;
        }

        var end = comma + 1;
        while (end < last && tokens[end].Kind != TokenKind.Comma)
        {
            end++;
        }

        if (end <= comma + 1 || !tokens[comma + 1].Capital || Person(comma + 1, end) is not { } person)
        {
            return null;
        }

        if (person.Beside.Length == 0)
        {
            person.Beside = Text(tokens[first].Lower is "its" or "his" or "her" or "their" or "the" or "a" or "an" ? first + 1 : first, comma);
        }

        person.IsExpert |= Has(first, comma, Experts) || Has(first, comma, Directors);
        return person;
    }

    /// <summary>the researcher, the minister, the POWs: who was named before and fits; "Russian soldiers who are now prisoners of war" are Russian POWs.</summary>
    private Speaker? Described(int first, int last)
    {
        for (var i = first + 1; i + 2 < last; i++)
        {
            if (tokens[i].Is("who") && tokens[i + 1].Lower is "are" or "were" or "is" or "was")
            {
                var from = i + 2;
                while (from < last && tokens[from].Lower is "now" or "currently" or "both" or "all")
                {
                    from++;
                }

                var what = Text(from, last).Replace("prisoners of war", "POWs", StringComparison.OrdinalIgnoreCase);
                var whose = tokens[first].Capital && i - first > 1 ? Text(first, first + 1) + " " : string.Empty;
                return Known("group:" + what.ToLowerInvariant(), () => new Speaker(whose + what) { IsPlural = true, IsPerson = true });
            }
        }

        if (last - first == 2 && tokens[first].Lower is "the" or "its" or "their" && Papers.Contains(tokens[last - 1].Lower))
        {
            // "the report said": the body that spoke last, whose report it is.
            return LastPlural is { IsPlural: false } ? LastPlural : null;
        }

        if (!tokens[first].Is("the") || last - first > 3)
        {
            return null;
        }

        var noun = tokens[last - 1].Lower;
        if (_byKey.TryGetValue("group:" + noun, out var group))
        {
            return group;
        }

        if (Experts.Contains(noun) && !tokens[last - 1].Capital)
        {
            return LastExpert ?? LastPerson;
        }

        return Offices.Contains(noun) && !tokens[last - 1].Capital && last - first == 2 ? Recent(noun) ?? LastPerson : null;
    }

    /// <summary>A name with what stands before it (NATO chief Jens Stoltenberg) or after it (Tor Bukkvoll at FFI).</summary>
    private Speaker? Person(int first, int last)
    {
        var nameLast = last;
        var place = string.Empty;
        for (var i = first + 1; i < last; i++)
        {
            if (tokens[i].Lower is "at" or "of" or "from" or "with" or "in" or "for" && !tokens[i].Capital)
            {
                nameLast = i;
                place = tokens[i].Lower is "in" ? string.Empty : Text(i + 1 < last && Articles.Contains(tokens[i + 1].Lower) ? i + 2 : i + 1, Math.Min(last, i + 8));
                break;
            }
        }

        var start = nameLast;
        while (start > first && IsName(start - 1))
        {
            start--;
        }

        var count = nameLast - start;
        if (count == 1 && Numbers.NumberUnits.Of(tokens[start].Lower) is not null)
        {
            return null;
        }

        if (count == 0 || tokens[first].Is("the") && start == first + 1 && count < 2 || IsBody(start, nameLast) || IsOutlet(start, nameLast))
        {
            return null;
        }

        var surname = tokens[nameLast - 1].Lower;
        var office = start > first ? Text(Articles.Contains(tokens[first].Lower) ? first + 1 : first, start) : string.Empty;
        var hasOffice = start > first && Offices.Contains(tokens[start - 1].Lower);
        // "the engineer Sofie Dahl": a word for what somebody is, and a whole name.
        hasOffice |= count >= 2 && start > first && tokens[start - 1].IsWord && !tokens[start - 1].Capital && tokens[start - 1].Lower is not ("of" or "in" or "and" or "the" or "a" or "that" or "by" or "to" or "with" or "for" or "from" or "at" or "on" or "near");
        if (start > first && !hasOffice)
        {
            return null;
        }

        if (_byKey.TryGetValue("person:" + surname, out var known))
        {
            known.Name = count > known.Name.Count(c => c == ' ') + 1 ? Text(start, nameLast) : known.Name;
            known.Beside = known.Beside.Length > 0 ? known.Beside : place.Length > 0 ? place : office;
            known.IsExpert |= Has(first, start, Experts);
            return known;
        }

        // A capitalised word alone, at the head of a sentence or a country's name, is taken for a person only with an office beside it or a verb that only people have.
        return Known("person:" + surname, () => new Speaker(Text(start, nameLast)) { IsPerson = true, Beside = place.Length > 0 ? place : office, IsExpert = Has(first, start, Experts) || place.Length > 0 && !hasOffice });
    }

    private Speaker? Body(int first, int last)
    {
        var key = string.Join(' ', Enumerable.Range(first, last - first).Select(i => tokens[i].Lower).Where(w => !Articles.Contains(w)));
        if (key.Length == 0)
        {
            return null;
        }

        var from = Articles.Contains(tokens[first].Lower) && !IsOutlet(first, last) ? first + 1 : first;
        var head = Head(from, last);
        var isPlural = Groups.Contains(head);
        var capital = Enumerable.Range(first, last - first).Any(i => tokens[i].Capital && i > first) || tokens[first].Capital && from == first;
        var isOutlet = IsOutlet(first, last);
        var isKnown = isOutlet || isPlural || Has(first, last, Bodies) || Has(first, last, Offices) || capital;
        if (!isKnown)
        {
            return null;
        }

        var isVague = isPlural && Vague.Contains(head) && !Enumerable.Range(from, last - from).Any(i => tokens[i].AllCapitals || tokens[i].Capital && i > first);
        var isOffice = !isPlural && Offices.Contains(head);
        return Known("body:" + key, () => new Speaker(Text(from, last)) { IsPlural = isPlural, IsOutlet = isOutlet, IsPerson = isPlural || isOffice, IsExpert = Experts.Contains(head), Beside = isVague ? "unnamed" : string.Empty });
    }

    /// <summary>The noun that the words before a preposition end in.</summary>
    private string Head(int first, int last)
    {
        for (var i = first + 1; i < last; i++)
        {
            if (tokens[i].Lower is "of" or "in" or "at" or "from" or "close" or "with" or "on" or "familiar" or "for" or "who" or "near" or "inside")
            {
                return tokens[i - 1].Lower;
            }
        }

        return tokens[last - 1].Lower;
    }

    private bool IsName(int i) => tokens[i].IsWord && (tokens[i].Capital && !Offices.Contains(tokens[i].Lower) && !(tokens[i].Lower.Length < 4 && Articles.Contains(tokens[i].Lower)) || tokens[i].Lower is "van" or "von" or "de" or "der" or "bin" or "al" or "el" or "da" or "di" or "-" && i > 0 && tokens[i - 1].Capital) || tokens[i].Kind == TokenKind.Hyphen && i > 0 && tokens[i - 1].Capital;

    private bool IsBody(int first, int last) => Has(first, last, Bodies) || Has(first, last, Groups) || Enumerable.Range(first, last - first).All(i => tokens[i].AllCapitals && tokens[i].Lower.Length > 1) && last - first == 1;

    private bool IsOutlet(int first, int last) => Has(first, last, Outlets);

    private bool Has(int first, int last, FrozenSet<string> words)
    {
        for (var i = first; i < last; i++)
        {
            if (words.Contains(tokens[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last of the people named lately who has an office of this name.</summary>
    private Speaker? Recent(string office)
    {
        for (var i = _all.Count - 1; i >= Math.Max(0, _all.Count - 50); i--)
        {
            if (_all[i].Beside.Contains(office, StringComparison.OrdinalIgnoreCase))
            {
                return _all[i];
            }
        }

        return null;
    }

    private Speaker Known(string key, Func<Speaker> make)
    {
        if (!_byKey.TryGetValue(key, out var speaker))
        {
            _byKey.Add(key, speaker = make());
            _all.Add(speaker);
        }

        return speaker;
    }

    /// <summary>The words as written, single spaces between them.</summary>
    public string Text(int first, int last)
    {
        var text = new System.Text.StringBuilder();
        for (var i = first; i < last && i - first < 14; i++)
        {
            if (text.Length > 0 && tokens[i].SpaceBefore)
            {
                text.Append(' ');
            }

            text.Append(Written?.Invoke(tokens[i]) ?? tokens[i].Lower);
        }

        return text.ToString();
    }

    /// <summary>How a token stands in the text.</summary>
    public Func<Token, string>? Written { get; init; }
}
