using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Finds quantities in a sentence: each rule has a name, and looks at a bounded number of tokens.</summary>
internal sealed class QuantityReader
{
    private static readonly FrozenSet<string> ChangeVerbs = WordTable.Set(
        "rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing decreased decrease decreases decreasing grew grow grows grown growing dropped drop drops dropping declined decline declines declining jumped jump jumps surged surge surges soared soar climbed climb slumped slump plunged plunge shrank shrink shrunk shrinking cut cuts cutting up down reduced reduce reduces reducing reduction raised raise raises raising expanded expand gained lost slipped swelled contracted doubled improved worsened rises");

    private static readonly FrozenSet<string> Referring = WordTable.Set("the these those both other such first last next every any");

    private static readonly FrozenSet<string> Ellipsis = WordTable.Set("to with from than of against versus vs but or was is including only and by for were are at whom which");

    private static readonly FrozenSet<string> Taking = WordTable.Set("killing wounding injuring killed wounded injured lost destroyed losing destroying captured capturing shot downed damaged damaging sank sunk fired firing launched seized");

    private readonly List<Token> _tokens;
    private readonly bool[] _taken;
    private readonly Cardinals _cardinals;
    private readonly BoundWords _bounds;
    private readonly UnitReader _units;
    private readonly ProportionReader _proportions;
    private readonly VagueReader _vague;
    private readonly List<Mention> _found = [];
    private int _first;
    private int _last;

    public QuantityReader(List<Token> tokens, bool[] taken)
    {
        (_tokens, _taken) = (tokens, taken);
        _cardinals = new Cardinals(tokens);
        _bounds = new BoundWords(tokens);
        _units = new UnitReader(tokens);
        _proportions = new ProportionReader(tokens, _cardinals, _bounds);
        _vague = new VagueReader(tokens, _cardinals, _units);
    }

    public List<Mention> Read(int first, int last)
    {
        (_first, _last) = (first, last);
        _found.Clear();
        var floor = first;
        for (var i = first; i < last;)
        {
            var mention = _taken[i] ? null : _vague.At(i, floor, last) ?? _proportions.At(i, floor, last) ?? Number(i, floor);
            if (mention is null)
            {
                i = _taken[i] || _cardinals.At(i, last) is not { } skipped ? i + 1 : Math.Max(i + 1, skipped.Last);
                continue;
            }

            _found.Add(mention);
            i = Math.Max(i + 1, EndOfNumber(mention));
            floor = i;
        }

        return [.. _found];
    }

    /// <summary>Reading goes on after the number, not after its noun: "70 of the 200 casualties" holds two.</summary>
    private static int EndOfNumber(Mention mention) => mention.Resume > 0 ? mention.Resume : mention.Last;

    private Mention? Number(int i, int floor)
    {
        if (_cardinals.At(i, _last) is not { } low || !double.IsFinite(low.Value) || low.Value == 0)
        {
            return null;
        }

        var currency = i > floor && _tokens[i - 1].Kind == TokenKind.Currency ? NumberUnits.OfCurrency(_tokens[i - 1].Lower) : string.Empty;
        var start = currency.Length > 0 ? i - 1 : i;
        if (currency == "USD" && start > floor && _tokens[start - 1].Lower is "us" or "u.s")
        {
            start--;
        }

        var isPercent = IsPercent(low.Last, out var after);
        var isCarried = !isPercent && low.Last + 1 < _last && _tokens[low.Last].Is("to") && _cardinals.At(low.Last + 1, _last) is { } upper && IsPercent(upper.Last, out _);
        var range = Range(i, floor, low, isPercent ? after : low.Last);
        var end = range?.Last ?? low.Last;
        isPercent = IsPercent(end, out var afterPercent) || isPercent || isCarried && range is null;
        end = Math.Max(end, Math.Max(afterPercent, isPercent && range is null ? after : 0));
        if (isPercent)
        {
            return Percent(i, start, floor, low, range, end);
        }

        return Counted(i, start, floor, low, range, end, currency);
    }

    private Mention Percent(int i, int start, int floor, Cardinal low, Span? range, int end)
    {
        if (range is { } span)
        {
            var first = span.First;
            return new Mention(first, end, span.Low, null, span.High, "range", "percent", "percent-range") { Number = i, Resume = end };
        }

        var (bound, from, last) = Bounded(start, floor, end, end);
        var rule = bound.Length > 0 ? "percent-" + bound : "percent";
        if (bound.Length == 0)
        {
            bound = IsChange(from, end) ? "change" : "point";
            rule = bound == "change" ? "percent-change" : rule;
        }

        return Mention.Of(from, last, low.Value, bound, "percent", rule) with { Number = i, Resume = last };
    }

    private Mention? Counted(int i, int start, int floor, Cardinal low, Span? range, int end, string currency)
    {
        var unit = currency.Length > 0 ? Money(currency, end) : SuffixUnit(i, end) is { Length: > 0 } glued ? new UnitFound(glued + _units.Rate(end, _last).Rate, Math.Max(end, _units.Rate(end, _last).Last), end, true)
            : Strong(end) ?? _units.Find(AfterWords(end), _first, _last, start, skipOf: low.Magnitude > 1);
        var following = end + 2 < _last && _tokens[end].Is("of") && _tokens[end + 1].Lower is "its" or "the" or "their" or "his" or "her" or "our" or "those" ? end + 2 : end + 1;
        if (range is null && unit.Unit.Length == 0 && following < _last && _tokens[end].Lower is "to" or "and" or "or" or "of" && _cardinals.At(following, _last) is { } second)
        {
            // "from 12 to 28 months", "300 and 400 tanks": the noun stands after the second number.
            unit = _units.Find(AfterWords(second.Last), _first, _last, start, skipOf: second.Magnitude > 1) is { HasNoun: true } shared ? shared with { Last = end, Noun = end } : unit;
        }

        if (range is { } span)
        {
            return new Mention(span.First, unit.Last, span.Low, null, span.High, "range", Inherit(unit, start), "range") { Number = i, Resume = end };
        }

        var (bound, from, last) = Bounded(start, floor, end, unit.Noun);
        if (!IsAmount(i, from, low, unit, bound, currency))
        {
            return null;
        }

        var rule = bound.Length > 0 ? "number-" + bound : low.IsWord ? "number-words" : currency.Length > 0 ? "money" : "number";
        var name = Inherit(unit, from);
        if (name is "persons" && IsDayLoss(from, unit.Last))
        {
            name = "persons/day";
        }

        return Mention.Of(from, Math.Max(last, unit.Last), low.Value, bound.Length > 0 ? bound : "point", name, rule) with { Number = i, Resume = Math.Max(end, Math.Min(last, unit.Noun > end ? end : last)) };
    }

    /// <summary>Skips the words of an approximation between number and noun: "300 or so men", "300-odd men", "300 or more tanks".</summary>
    private int AfterWords(int end) => _bounds.After(end, _last) is { } after ? after.Last : end;

    private (string Bound, int First, int Last) Bounded(int start, int floor, int end, int noun)
    {
        if (_bounds.Before(start, floor) is { } before)
        {
            return (before.Bound, before.First, Math.Max(end, noun));
        }

        if (_bounds.After(end, _last) is { } after)
        {
            return (after.Bound, start, Math.Max(after.Last, noun));
        }

        return noun > end && _bounds.After(noun, _last) is { } later ? (later.Bound, start, later.Last) : (string.Empty, start, Math.Max(end, noun));
    }

    private UnitFound Money(string currency, int end)
    {
        var (rate, last) = _units.Rate(end, _last);
        return new UnitFound(currency + rate, Math.Max(end, last), end, true);
    }

    private string SuffixUnit(int i, int end) => end == i + 1 && _tokens[i].Kind == TokenKind.Number ? NumberUnits.OfSuffix(_tokens[i].Suffix) : string.Empty;

    /// <summary>A force of 40,000; a 40,000-strong force.</summary>
    private UnitFound? Strong(int end) =>
        end + 1 < _last && _tokens[end].Kind == TokenKind.Hyphen && _tokens[end + 1].Lower is "strong" or "man" ? new UnitFound(NumberUnits.Persons, end + 2, end + 2, true) : null;

    private bool IsPercent(int at, out int after)
    {
        after = 0;
        if (at >= _last)
        {
            return false;
        }

        if (_tokens[at].Kind == TokenKind.Percent || _tokens[at].Lower is "percent" or "pct" or "percentage" || at + 1 < _last && _tokens[at].Kind == TokenKind.Hyphen && _tokens[at + 1].Is("percent"))
        {
            after = _tokens[at].Kind == TokenKind.Hyphen ? at + 2 : _tokens[at].Is("percentage") && at + 1 < _last ? at + 2 : at + 1;
            return true;
        }

        if (at + 1 < _last && _tokens[at].Is("per") && _tokens[at + 1].Is("cent"))
        {
            after = at + 2;
            return true;
        }

        return false;
    }

    private sealed record Span(int First, int Last, double Low, double High);

    /// <summary>15–20,000; 70 or 80,000; three to four thousand; between 40,000 and 60,000; from 5 to 7 million.</summary>
    private Span? Range(int i, int floor, Cardinal low, int after)
    {
        if (after >= _last)
        {
            return null;
        }

        var start = i > floor && _tokens[i - 1].Kind == TokenKind.Currency ? i - 1 : i;
        var (opening, first) = Opening(start, floor);
        var link = _tokens[after];
        var next = after + 1;
        var isDash = link.Kind is TokenKind.Hyphen or TokenKind.Dash;
        if (!(isDash || link.Lower is "to" or "or" or "through" || link.Is("and") && opening == "between"))
        {
            // "between 300 tanks and 400 tanks" and "from 300 men to 400": the noun stands between.
            if (opening.Length == 0 || NounBetween(after) is not { } passed)
            {
                return null;
            }

            link = _tokens[passed];
            next = passed + 1;
        }

        while (next < _last && (_tokens[next].Kind == TokenKind.Currency || _tokens[next].Lower is "about" or "around" or "nearly" or "perhaps" or "possibly" or "maybe" or "even" or "almost" || _tokens[next].Lower is "as" && Follows(next, "as", "many", "as") || next > 0 && _tokens[next].Lower is "many" && _tokens[next - 1].Is("as") || _tokens[next].Lower is "as" && _tokens[next - 1].Is("many")))
        {
            next++;
        }

        if (next >= _last || _taken[next] || _cardinals.At(next, _last) is not { } high)
        {
            return null;
        }

        if (link.Is("to") && opening == "from" && IsChange(first, high.Last))
        {
            return null;
        }

        var value = Carried(low, high, i, next);
        if (link.Is("or") && !(low.Magnitude > 1 || high.Value <= value * 3))
        {
            return null;
        }

        if (!(value < high.Value) || isDash && high.Value > value * 1000 || isDash && high.IsWord != low.IsWord && !(high.Magnitude > 1))
        {
            return null;
        }

        if (opening.Length == 0)
        {
            first = start;
            if (_bounds.Before(start, floor) is { } before)
            {
                first = before.First;
            }
        }

        return new Span(first, high.Last, value, high.Value);
    }

    /// <summary>The lower end takes the magnitude of the upper one where it would be out of proportion without it.</summary>
    private double Carried(Cardinal low, Cardinal high, int lowAt, int highAt)
    {
        if (low.Magnitude > 1 || low.HasArticle)
        {
            return low.Value;
        }

        if (high.Magnitude > 1 && high.Magnitude != 12 && low.Value < high.Value / high.Magnitude)
        {
            return low.Value * high.Magnitude;
        }

        var isPlain = _tokens[lowAt].Kind != TokenKind.Number || !_tokens[lowAt].Separated;
        return isPlain && _tokens[highAt].Separated && low.Value < 1000 && high.Value >= 1000 && high.Value % 1000 == 0 && low.Value < high.Value / 1000 ? low.Value * 1000 : low.Value;
    }

    private (string Word, int First) Opening(int start, int floor)
    {
        var at = start - 1;
        while (at > floor && _tokens[at].Lower is "about" or "around" or "roughly" or "approximately" or "some" or "nearly" or "an" or "estimated" or "perhaps" or "anywhere" or "somewhere")
        {
            at--;
        }

        return at >= floor && _tokens[at].Lower is "between" or "from" ? (_tokens[at].Lower, at) : (string.Empty, start);
    }

    /// <summary>Past the one or two words of a noun, at "and" or "to"; null where there is none.</summary>
    private int? NounBetween(int at)
    {
        for (var i = at; i < Math.Min(_last - 1, at + 4); i++)
        {
            if (i > at && _tokens[i].Lower is "and" or "to")
            {
                return NumberUnits.Of(_tokens[i - 1].Lower) is not null ? i : null;
            }

            if (!_tokens[i].IsWord)
            {
                return null;
            }
        }

        return null;
    }

    private bool Follows(int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= _last || !_tokens[at + i].Is(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"rose by 500 percent", "a 20% fall", "down 30 percent": not "fell to 20 percent".</summary>
    private bool IsChange(int from, int end)
    {
        for (var i = from - 1; i >= Math.Max(_first, from - 4); i--)
        {
            if (_tokens[i].Lower is "to" or "at" or "from" || !_tokens[i].IsWord)
            {
                break;
            }

            if (ChangeVerbs.Contains(_tokens[i].Lower))
            {
                return true;
            }
        }

        return end < _last && _tokens[end].IsWord && ChangeVerbs.Contains(_tokens[end].Lower) && _tokens[end].Lower is not ("lost" or "cut");
    }

    /// <summary>Whether a number counts or measures something, and does not point, name or pick out.</summary>
    private bool IsAmount(int i, int from, Cardinal number, UnitFound unit, string bound, string currency)
    {
        if (currency.Length > 0)
        {
            return true;
        }

        var before = from > _first ? _tokens[from - 1].Lower : string.Empty;
        var after = number.Last < _last ? _tokens[number.Last].Lower : string.Empty;
        var isOne = number.Value == 1 && number.IsWord;
        if (isOne && (before is "no" or "any" or "every" or "each" or "the" or "this" or "that" or "which" or "not" or "only" or "another" || after is "of" or "another" or "day" or "side" or "or" or "thing" or "point" or "time" or "way" or "year" or "month" or "week" or "who" or "single" || !(unit.HasNoun && NounIsNext(number.Last)) && !(Taking.Contains(before) && !_tokens[Math.Min(number.Last, _last - 1)].IsWord)))
        {
            return false;
        }

        if (NumberUnits.IsTime(unit.Unit) && _found.Count > 0 && before is "in" or "over" or "within" or "during"
            || NumberUnits.IsTime(unit.Unit) && before is "in" && from - 2 >= _first && _tokens[from - 2].Is("time"))
        {
            return false;
        }

        if (isOne && NumberUnits.IsTime(unit.Unit))
        {
            return false;
        }

        if (number.Value <= 12 && Referring.Contains(before) && bound.Length == 0 && !unit.Unit.Contains('/', StringComparison.Ordinal) || number.Value <= 31 && before is "number" or "no" && !number.IsWord)
        {
            return false;
        }

        if (unit.Unit == NumberUnits.Persons && IsSpeaking(number.Last, unit.Noun))
        {
            return false;
        }

        // Small numbers without anything counted pick out ("the other two", "two of them", "three phases").
        return number.Value > 12 || bound.Length > 0 || unit.Unit.Length > 0 || Taking.Contains(before) || number.Magnitude > 1 || Ellipsis.Contains(before) && _found.Count > 0 && !number.IsWord || _tokens[i].HasDecimals || number.Value % 1 != 0;
    }

    private bool NounIsNext(int at)
    {
        for (var i = at; i < Math.Min(_last, at + 3); i++)
        {
            if (_tokens[i].IsWord && NumberUnits.Of(_tokens[i].Lower) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"two officials said", "three experts": people who speak, not people counted.</summary>
    private bool IsSpeaking(int from, int noun)
    {
        var isSource = noun > 0 && noun <= _last && _tokens[noun - 1].Lower is "officials" or "experts" or "sources" or "ministers" or "reporters" or "journalists";
        for (var i = noun; i < Math.Min(_last, noun + 5) && _tokens[i].IsWord; i++)
        {
            if (Speakers.CueVerbs.IsSaying(_tokens[i].Lower))
            {
                return isSource || i <= noun + 1 && _tokens[i].Lower is "said" or "say" or "told" or "tell";
            }
        }

        return isSource && from > _first + 1 && _tokens[from - 2].Lower is "to" or "by" or "with";
    }

    /// <summary>A number without a noun counts what the one before it counted: "as opposed to 300 per day".</summary>
    private string Inherit(UnitFound unit, int from)
    {
        var before = from > _first ? _tokens[from - 1].Lower : string.Empty;
        if (unit.Unit.Length > 0 && unit.Unit[0] != '/')
        {
            return unit.Unit;
        }

        var earlier = _found.Count > 0 ? _found[^1].Unit : string.Empty;
        var slash = earlier.IndexOf('/', StringComparison.Ordinal);
        if (unit.Unit.Length > 0)
        {
            var thing = slash >= 0 ? earlier[..slash] : earlier;
            return thing.Length > 0 && thing != "percent" ? thing + unit.Unit : "items" + unit.Unit;
        }

        return Ellipsis.Contains(before) && earlier is not ("percent" or "share") ? earlier : string.Empty;
    }

    /// <summary>"lost 1,670 men on 29 January": the losses of a day.</summary>
    private bool IsDayLoss(int from, int end)
    {
        var loses = false;
        for (var i = from - 1; i >= Math.Max(_first, from - 3) && !loses; i--)
        {
            loses = _tokens[i].Lower is "lost" or "loses" or "losing" or "suffered";
        }

        return loses && end + 1 < _last && _tokens[end].Is("on") && _taken[end + 1];
    }
}
