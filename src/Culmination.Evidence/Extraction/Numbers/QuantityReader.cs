using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Finds quantities in a sentence: each rule has a name, and looks at a bounded number of tokens.</summary>
internal sealed class QuantityReader
{
    private readonly List<Token> _tokens;
    private readonly bool[] _taken;
    private readonly Cardinals _cardinals;
    private readonly BoundWords _bounds;
    private readonly ChangeWords _changes;
    private readonly PercentSigns _signs;
    private readonly RangeReader _ranges;
    private readonly AmountUnits _amountUnits;
    private readonly Amounts _amounts;
    private readonly ProportionReader _proportions;
    private readonly VagueReader _vague;

    public QuantityReader(List<Token> tokens, bool[] taken)
    {
        (_tokens, _taken) = (tokens, taken);
        _cardinals = new Cardinals(tokens);
        _bounds = new BoundWords(tokens);
        _changes = new ChangeWords(tokens);
        _signs = new PercentSigns(tokens);
        _ranges = new RangeReader(tokens, taken, _cardinals, _bounds, _changes);
        var units = new UnitReader(tokens);
        _amountUnits = new AmountUnits(tokens, _cardinals, _bounds, units);
        _amounts = new Amounts(tokens);
        _proportions = new ProportionReader(tokens, _cardinals, _bounds);
        _vague = new VagueReader(tokens, _cardinals, units);
    }

    public List<Mention> Read(int first, int last)
    {
        var within = new Stretch(first, last);
        List<Mention> found = [];
        var floor = first;
        for (var i = first; i < last;)
        {
            var mention = _taken[i] ? null : _vague.At(i, floor, last) ?? _proportions.At(i, floor, last) ?? Number(i, floor, found, within);
            if (mention is null)
            {
                i = _taken[i] || _cardinals.At(i, last) is not { } skipped ? i + 1 : Math.Max(i + 1, skipped.Last);
                continue;
            }

            found.Add(mention);
            // Reading goes on after the number, not after its noun: "70 of the 200 casualties" holds two.
            i = Math.Max(i + 1, mention.Resume > 0 ? mention.Resume : mention.Last);
            floor = i;
        }

        return found;
    }

    private Mention? Number(int i, int floor, List<Mention> found, Stretch within)
    {
        if (_cardinals.At(i, within.Last) is not { } low || !double.IsFinite(low.Value) || low.Value == 0)
        {
            return null;
        }

        var currency = i > floor && _tokens[i - 1].Kind == TokenKind.Currency ? NumberUnits.OfCurrency(_tokens[i - 1].Lower) : string.Empty;
        var start = currency.Length > 0 ? i - 1 : i;
        if (currency == "USD" && start > floor && _tokens[start - 1].Lower is "us" or "u.s")
        {
            start--;
        }

        var sign = _signs.After(low.Last, within);
        var isCarried = sign is null && low.Last + 1 < within.Last && _tokens[low.Last].Is("to") && _cardinals.At(low.Last + 1, within.Last) is { } upper && _signs.After(upper.Last, within) is not null;
        var range = _ranges.Of(i, floor, low, sign ?? low.Last, within);
        var end = range?.Last ?? low.Last;
        var closing = _signs.After(end, within);
        var isPercent = closing is not null || sign is not null || isCarried && range is null;
        end = Math.Max(end, Math.Max(closing ?? 0, range is null ? sign ?? 0 : 0));
        if (isPercent)
        {
            return Percent(i, start, floor, low, range, end, within);
        }

        return Counted(i, start, floor, low, range, end, currency, found, within);
    }

    private Mention Percent(int i, int start, int floor, Cardinal low, NumberRange? range, int end, Stretch within)
    {
        if (range is { } span)
        {
            return new Mention(span.First, end, span.Low, null, span.High, "range", "percent", "percent-range") { Number = i, Resume = end };
        }

        var (bound, from, last) = Bounded(start, floor, end, end, within);
        var rule = bound.Length > 0 ? "percent-" + bound : "percent";
        if (bound.Length == 0)
        {
            bound = _changes.Around(from, end, within) ? "change" : "point";
            rule = bound == "change" ? "percent-change" : rule;
        }

        return Mention.Of(from, last, low.Value, bound, "percent", rule) with { Number = i, Resume = last };
    }

    private Mention? Counted(int i, int start, int floor, Cardinal low, NumberRange? range, int end, string currency, List<Mention> found, Stretch within)
    {
        var unit = _amountUnits.Of(i, start, low, range is not null, end, currency, within);
        var earlier = found.Count > 0 ? found[^1].Unit : string.Empty;
        if (range is { } span)
        {
            return new Mention(span.First, unit.Last, span.Low, null, span.High, "range", _amountUnits.Named(unit, start, earlier, within), "range") { Number = i, Resume = end };
        }

        var (bound, from, last) = Bounded(start, floor, end, unit.Noun, within);
        if (currency.Length == 0 && !_amounts.IsAmount(i, from, low, unit, bound, found.Count == 0, within))
        {
            return null;
        }

        var rule = bound.Length > 0 ? "number-" + bound : low.IsWord ? "number-words" : currency.Length > 0 ? "money" : "number";
        var name = _amountUnits.Named(unit, from, earlier, within);
        if (name is "persons" && IsDayLoss(from, unit.Last, within))
        {
            name = "persons/day";
        }

        return Mention.Of(from, Math.Max(last, unit.Last), low.Value, bound.Length > 0 ? bound : "point", name, rule) with { Number = i, Resume = Math.Max(end, Math.Min(last, unit.Noun > end ? end : last)) };
    }

    /// <summary>The bound of a number from the words before it, after it or after its noun; empty for none; and the tokens it takes.</summary>
    private (string Bound, int First, int Last) Bounded(int start, int floor, int end, int noun, Stretch within)
    {
        if (_bounds.Before(start, floor) is { } before)
        {
            return (before.Bound, before.First, Math.Max(end, noun));
        }

        if (_bounds.After(end, within.Last) is { } after)
        {
            return (after.Bound, start, Math.Max(after.Last, noun));
        }

        return noun > end && _bounds.After(noun, within.Last) is { } later ? (later.Bound, start, later.Last) : (string.Empty, start, Math.Max(end, noun));
    }

    /// <summary>"lost 1,670 men on 29 January": the losses of a day.</summary>
    private bool IsDayLoss(int from, int end, Stretch within)
    {
        var loses = false;
        for (var i = from - 1; i >= Math.Max(within.First, from - 3) && !loses; i--)
        {
            loses = _tokens[i].Lower is "lost" or "loses" or "losing" or "suffered";
        }

        return loses && end + 1 < within.Last && _tokens[end].Is("on") && _taken[end + 1];
    }
}
