using System.Collections.Immutable;
using Culmination.Evidence.Extraction.Dates;
using Culmination.Evidence.Extraction.Links;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Speakers;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Statements;

/// <summary>Makes the proposals of one sentence after another.</summary>
internal sealed class SentenceClaims(string text, List<Token> tokens, bool[] taken, Calendar calendar, DateOnly? warStart)
{
    private const int ShortestStatement = 4;

    private readonly DateReader _dates = new(tokens, taken, calendar, warStart);
    private readonly Designations _designations = new(tokens, taken);
    private readonly QuantityReader _quantities = new(tokens, taken);
    private readonly Clauses _clauses = new(tokens);
    private readonly StatementKinds _kinds = new(tokens);
    private readonly Hedges _hedges = new(tokens);
    private readonly LinkReader _links = new(tokens);

    public List<Proposal> Proposals { get; } = [];

    public List<LinkProposal> Links { get; } = [];

    public void Add(Sentence sentence, Said said)
    {
        var dates = _dates.Read(sentence.First, sentence.Last);
        _designations.Mark(sentence.First, sentence.Last);
        var mentions = _quantities.Read(sentence.First, sentence.Last);
        var parts = said.PartsOf(sentence.First, sentence.Last);
        var clauses = parts.Select(p => _clauses.Of(Statement(p))).ToList();
        foreach (var mention in mentions)
        {
            var at = PartAt(parts, mention.Number);
            Quantity(parts[at], mention, clauses[at], mentions, dates);
        }

        WarDay(sentence, parts, mentions, dates);
        if (!sentence.IsClosed)
        {
            return;
        }

        for (var at = 0; at < parts.Length; at++)
        {
            foreach (var clause in clauses[at])
            {
                Statement(parts[at].Said, clause, mentions, dates);
            }
        }
    }

    private static int PartAt(ImmutableArray<SaidPart> parts, int token)
    {
        var at = 0;
        while (at + 1 < parts.Length && parts[at].Last <= token)
        {
            at++;
        }

        return at;
    }

    /// <summary>A sentence, or a part of it, without the words that say who says it.</summary>
    private (int First, int Last) Statement(SaidPart part)
    {
        if (part.Said.Cue is not { } cue || cue.CueLast <= cue.CueFirst || cue.CueFirst - part.First < ShortestStatement && part.Last - cue.CueLast <= ShortestStatement)
        {
            return (part.First, part.Last);
        }

        if (cue.CueLast >= part.Last - 1 && cue.CueFirst > part.First)
        {
            return (part.First, cue.CueFirst);
        }

        // Whatever stands before a cue inside ("On Monday X said that") gives time and place: the statement begins after it.
        return cue.Rule is "passive-by" or "parenthesis" or "passive-unnamed" || cue.CueFirst - part.First > 8 ? (part.First, part.Last) : (Math.Min(AfterSecondCue(cue.CueLast, part.Last), part.Last - 1), part.Last);
    }

    /// <summary>"X says it believes that …": the statement begins after both.</summary>
    private int AfterSecondCue(int at, int last)
    {
        if (at + 2 < last && tokens[at].Lower is "it" or "they" or "he" or "she" && CueVerbs.KindOf(tokens[at + 1].Lower) == "think")
        {
            return tokens[at + 2].Is("that") ? at + 3 : at + 2;
        }

        return at;
    }

    private int TrimEnd(int first, int last)
    {
        while (last > first + 1 && tokens[last - 1].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.CloseQuote or TokenKind.Dash or TokenKind.Semicolon)
        {
            last--;
        }

        return last;
    }

    private void Quantity(SaidPart part, Mention mention, List<Clause> clauses, List<Mention> mentions, List<DateMention> dates)
    {
        var (first, last) = Span(mention, clauses, mentions);
        var clause = clauses.Find(c => c.First <= mention.Number && mention.Number < c.Last);
        var (from, to) = clause == default ? (part.First, part.Last) : (clause.First, clause.Last);
        var said = part.Said;
        if (said.Cue is { } cue)
        {
            from = cue.CueFirst < from && from - cue.CueFirst < 20 ? cue.CueFirst : from;
        }

        var (start, asOf) = Period(mention.Number, dates);
        Propose(first, last, ProposalKind.Quantity, mention, said, _hedges.In(Math.Min(from, mention.First), Math.Max(to, mention.Last), i => mentions.Exists(m => m != mention && m.First <= i && i < m.Number)), start, asOf, mention.Rule);
    }

    /// <summary>People are counted by what happened to them, so their span is the clause; things are counted by name.</summary>
    private static (int First, int Last) Span(Mention mention, List<Clause> clauses, List<Mention> mentions)
    {
        var clause = clauses.Find(c => c.First <= mention.First && mention.Last <= c.Last);
        var isAlone = clause != default && mentions.Count(m => m.Number >= clause.First && m.Number < clause.Last) == 1;
        var needsClause = mention.Unit.StartsWith(NumberUnits.Persons, StringComparison.Ordinal) || mention.Rule is "faster-than" or "vague-size";
        return isAlone && needsClause && clause.Last - clause.First <= 26 ? (clause.First, clause.Last) : (mention.First, mention.Last);
    }

    /// <summary>"Day 28 of the war" is a claim where its sentence counts nothing else; where it does, it dates that.</summary>
    private void WarDay(Sentence sentence, ImmutableArray<SaidPart> parts, List<Mention> mentions, List<DateMention> dates)
    {
        if (mentions.Count > 0 || dates.Find(d => d.WarDay is not null) is not { WarDay: { } number } day)
        {
            return;
        }

        var isNumbered = tokens[day.First].Is("day") || tokens[day.First].Is("d");
        var mention = new Mention(day.First, day.Last, null, number, null, isNumbered ? "ordinal_date" : "point", isNumbered ? "day" : "days", "war-day") { Number = day.First };
        var said = parts[PartAt(parts, day.First)].Said;
        var last = sentence.IsClosed ? TrimEnd(day.First, sentence.Last) : day.Last;
        Propose(isNumbered ? day.First : sentence.First, isNumbered ? day.Last : last, isNumbered ? ProposalKind.Quantity : ProposalKind.Event, mention, said, "none", day.Start, day.End ?? calendar.Day, "war-day");
    }

    private void Statement(Said said, Clause clause, List<Mention> mentions, List<DateMention> dates)
    {
        var (kind, rule) = _kinds.Of(clause.First, clause.Last);
        if (clause.Last - clause.First < ShortestStatement || kind is ProposalKind.Event or ProposalKind.Forecast && mentions.Exists(m => m.Number >= clause.First && m.Number < clause.Last))
        {
            return;
        }

        var (start, asOf) = Period(clause.First, dates);
        var from = said.Cue is { } cue && cue.CueFirst < clause.First && clause.First - cue.CueFirst < 20 ? cue.CueFirst : clause.First;
        var none = new Mention(clause.First, clause.Last, null, null, null, "none", string.Empty, rule);
        Propose(clause.First, clause.Last, kind, none, said, _hedges.In(from, clause.Last), start, asOf, rule);
        if (kind is ProposalKind.Causal or ProposalKind.Conditional && _links.Read(clause.First, clause.Last, _kinds.Cause(clause.First, clause.Last)) is { } link)
        {
            Links.Add(new LinkProposal(tokens[clause.First].Start, tokens[clause.Last - 1].End, link.From, link.To, link.Sign, link.Cue, said.Speaker.Display, Confidences.Of("link")));
        }
    }

    /// <summary>The period and day of a statement, from the nearest date of its sentence; else the day of the document.</summary>
    private (DateOnly? Start, DateOnly? AsOf) Period(int at, List<DateMention> dates)
    {
        DateMention? nearest = null;
        foreach (var date in dates)
        {
            if ((date.Start is not null || date.End is not null) && (nearest is null || Math.Abs(date.First - at) < Math.Abs(nearest.First - at)))
            {
                nearest = date;
            }
        }

        return nearest switch
        {
            null => (null, calendar.Day),
            { Sense: DateSense.Since } => (nearest.Start, calendar.Day ?? nearest.End),
            { Sense: DateSense.Until } => (null, nearest.End),
            { IsSingleDay: true } => (null, nearest.End),
            _ => (nearest.Start, nearest.End),
        };
    }

    private void Propose(int first, int last, ProposalKind kind, Mention mention, Said said, string hedge, DateOnly? start, DateOnly? asOf, string rule)
    {
        var (from, to) = (tokens[first].Start, tokens[last - 1].End);
        Proposals.Add(new Proposal(
            from, to, ClaimExtractor.Clean(text, from, to), kind, mention.Low, mention.Central, mention.High, mention.Bound, mention.Unit, said.Speaker.Display, said.Via, hedge, start, asOf,
            $"{rule}; {said.Rule}", Confidences.Of(rule)));
    }
}
