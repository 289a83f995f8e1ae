using System.Collections.Immutable;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Writes &lt;model_units&gt; (XMILE 1.0, section 2.4): per meaning one unit, its other words as aliases.</summary>
internal static class UnitWriter
{
    internal static void Write(XmlLines xml, ImmutableDictionary<string, string> aliases)
    {
        if (aliases.IsEmpty)
        {
            return;
        }

        xml.Open("model_units");
        foreach (var group in aliases.OrderBy(a => a.Key, StringComparer.Ordinal).GroupBy(a => a.Value, a => a.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var meaning = group.Key;
            var isDerived = meaning.AsSpan().IndexOfAny("/*^") >= 0 || meaning == "1";
            var words = group.Where(word => !isDerived || !string.Equals(word, meaning.ToLowerInvariant(), StringComparison.Ordinal)).ToList();
            var name = !isDerived || words.Count == 0 ? meaning : words[0];
            xml.Open("unit", ("name", name));
            if (isDerived)
            {
                xml.Text("eqn", meaning);
            }

            foreach (var word in isDerived ? words.Skip(1) : words)
            {
                xml.Text("alias", word);
            }

            xml.Close();
        }

        xml.Close();
    }
}
