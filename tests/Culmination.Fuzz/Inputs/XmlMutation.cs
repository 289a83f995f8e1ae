using System.Text;

namespace Culmination.Fuzz.Inputs;

/// <summary>Spoils a model file in what it says while it stays well-formed: equations, attributes, numbers, whole variables.</summary>
internal sealed class XmlMutation(Dice dice, Mutation inner)
{
    private static readonly string[] Elements = ["aux", "flow", "stock", "gf", "dim", "element", "eqn", "dimensions", "inflow", "outflow", "module", "macro", "connect", "parm", "non_negative"];

    internal string Apply(string text)
    {
        for (var i = dice.Size(6); i > 0; i--)
        {
            text = dice.Below(8) switch
            {
                0 or 1 or 2 => Between(text, "<eqn>", "</eqn>", inner.Few),
                3 => Between(text, "=\"", "\"", inner.Few),
                4 => Between(text, ">", "<", inner.Few),
                5 => Between(text, "<eqn>", "</eqn>", _ => Part(text, "<eqn>", "</eqn>") is var (at, length) ? Decode(text.Substring(at, length)) : string.Empty),
                _ => Element(text, dice.Pick(Elements)),
            };
        }

        return text;
    }

    private (int At, int Length)? Part(string text, string open, string close)
    {
        var from = dice.Below(text.Length);
        var start = text.IndexOf(open, from, StringComparison.Ordinal);
        start = start < 0 ? text.IndexOf(open, StringComparison.Ordinal) : start;
        var end = start < 0 ? -1 : text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
        return end < 0 ? null : (start + open.Length, end - start - open.Length);
    }

    private string Between(string text, string open, string close, Func<string, string> change) => Part(text, open, close) is var (at, length)
        ? text[..at] + Encode(change(Decode(text.Substring(at, length)))) + text[(at + length)..]
        : text;

    /// <summary>Takes an element away, or puts it elsewhere too, or in place of another of its kind.</summary>
    private string Element(string text, string name)
    {
        if (Whole(text, name) is not var (at, length))
        {
            return text;
        }

        var element = text.Substring(at, length);
        if (dice.Once(3))
        {
            return text.Remove(at, length);
        }

        return Whole(text, dice.Once(2) ? name : dice.Pick(Elements)) is var (other, _) ? text.Insert(other, element) : text;
    }

    private (int At, int Length)? Whole(string text, string name)
    {
        if (Part(text, $"<{name}", ">") is not var (inside, length))
        {
            return null;
        }

        var (start, end) = (inside - name.Length - 1, inside + length + 1);
        if (text[end - 2] != '/')
        {
            var close = text.IndexOf($"</{name}>", end, StringComparison.Ordinal);
            end = close < 0 ? -1 : close + name.Length + 3;
        }

        return end < 0 ? null : (start, end - start);
    }

    private static string Decode(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Encode(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                < ' ' and not ('\n' or '\t' or '\r') or >= '\ud800' and <= '\udfff' or '\uffff' => "?",
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }
}
