using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Words that give an order of magnitude (tens of thousands, hundreds, dozens, a few hundred) or only size (heavy losses).</summary>
internal sealed class VagueReader(List<Token> tokens, Cardinals cardinals, UnitReader units)
{
    private static readonly FrozenDictionary<string, (double Low, double High)> Orders = new (string, double, double)[]
    {
        ("tens", 20, 99), ("dozens", 24, 99), ("scores", 40, 99), ("hundreds", 200, 999), ("thousands", 2000, 9999), ("millions", 2e6, 9_999_999), ("billions", 2e9, 9_999_999_999),
    }.ToFrozenDictionary(o => o.Item1, o => (o.Item2, o.Item3), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Multiples = new (string, double)[]
    {
        ("thousands", 1e3), ("millions", 1e6), ("billions", 1e9), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9),
    }.ToFrozenDictionary(o => o.Item1, o => o.Item2, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Sizes = WordTable.Set("heavy heavier huge severe enormous massive major serious substantial significant staggering horrific catastrophic devastating terrible appalling considerable immense colossal grievous crippling unsustainable high");

    private static readonly FrozenSet<string> Losses = WordTable.Set("losses casualties toll attrition");

    public Mention? At(int i, int floor, int last)
    {
        var word = tokens[i].Lower;
        if (!tokens[i].IsWord)
        {
            return null;
        }

        return Order(i, floor, last, word) ?? Few(i, floor, last, word) ?? Size(i, last, word);
    }

    /// <summary>hundreds, tens of thousands, thousands of; "scores" only with "of".</summary>
    private Mention? Order(int i, int floor, int last, string word)
    {
        if (!Orders.TryGetValue(word, out var order))
        {
            return null;
        }

        var at = i + 1;
        if (at + 1 < last && tokens[at].Is("of") && Multiples.TryGetValue(tokens[at + 1].Lower, out var factor) && factor > order.Low / 2)
        {
            order = (order.Low * factor, (order.High + 1) * factor - 1);
            at += 2;
        }
        else if (word is "scores" or "tens" && !(at < last && tokens[at].Is("of")))
        {
            return null;
        }

        var unit = units.Find(at, floor, last, i, skipOf: true);
        if (unit.Last < last && tokens[unit.Last].Lower is "ago" or "earlier" or "later")
        {
            return null;
        }

        var first = i > floor && tokens[i - 1].Lower is "several" or "many" or "some" or "few" or "low" or "untold" or "high" ? i - 1 : i;
        return new Mention(first, Math.Max(at, unit.Last), order.Low, null, order.High, "vague_order", unit.Unit.TrimStart('/'), "vague-order") { Number = i, Resume = at };
    }

    /// <summary>several hundred, a few thousand, a couple of dozen, many thousand.</summary>
    private Mention? Few(int i, int floor, int last, string word)
    {
        var at = word is "several" or "many" or "few" ? i + 1 : word is "couple" && i + 1 < last && tokens[i + 1].Is("of") ? i + 2 : 0;
        if (at == 0 || at >= last)
        {
            return null;
        }

        double? size = tokens[at].Lower switch { "dozen" => 12, "hundred" => 100, "thousand" => 1e3, "million" => 1e6, "billion" => 1e9, _ => null };
        if (size is not { } unit)
        {
            return null;
        }

        at++;
        if (at < last && unit == 100 && tokens[at].Is("thousand"))
        {
            (unit, at) = (1e5, at + 1);
        }

        var found = units.Find(at, floor, last, i, skipOf: true);
        var high = unit == 12 ? 99 : unit * 10 - 1;
        return new Mention(i > floor && tokens[i - 1].Is("a") ? i - 1 : i, Math.Max(at, found.Last), unit * 2, null, high, "vague_order", found.Unit.TrimStart('/'), "vague-order") { Number = i, Resume = at };
    }

    /// <summary>heavy losses, major material losses: size without a figure.</summary>
    private Mention? Size(int i, int last, string word)
    {
        if (!Sizes.Contains(word) || cardinals.At(i + 1, last) is not null)
        {
            return null;
        }

        for (var at = i + 1; at < Math.Min(last, i + 3) && tokens[at].IsWord; at++)
        {
            if (Losses.Contains(tokens[at].Lower))
            {
                return word == "high" && tokens[at].Lower is not ("casualties" or "losses") ? null : new Mention(i, at + 1, null, null, null, "vague_high", string.Empty, "vague-size") { Number = i, Resume = at + 1 };
            }
        }

        return null;
    }
}
