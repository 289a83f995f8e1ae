using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Forms outside of the standard that some converters write for arrays: an &lt;eqn&gt; for each element, or values in a list (<c>1, 2; 3, 4;</c>), both in the order of the elements,
/// the last dimension running fastest. They are read where there are as many as elements.
/// </summary>
internal static class ElementLists
{
    /// <summary>Each value keeps its place in the file, which is found by reading up to it.</summary>
    private const int LongestList = 5_000;

    /// <summary>The equation of each element; null where it is a plain equation, empty where a mistake was reported.</summary>
    internal static ImmutableArray<ElementEquation>? Read(IReadOnlyList<XmlNode> equations, string name, ImmutableArray<Dimension?> dimensions, List<Diagnostic> found)
    {
        var parts = dimensions.IsEmpty ? [.. equations.Select(e => e.Equation)] : equations.SelectMany(e => Parts(e.Equation)).ToList();
        if (parts.Count > LongestList)
        {
            found.Add(Diagnostic.Error("E0102", equations[0].Span, string.Create(CultureInfo.InvariantCulture, $"'{name}' has more than {LongestList} equations in a row"), "larger arrays have an <element> for each"));
            return [];
        }

        if (parts.Count <= 1 || dimensions.Any(d => d is null))
        {
            // An unknown dimension is reported where the variable is declared.
            return parts.Count <= 1 ? null : [];
        }

        var count = dimensions.Aggregate(1L, (product, d) => Math.Min(int.MaxValue, product * d!.Elements.Length));
        if (count != parts.Count || dimensions.IsEmpty)
        {
            found.Add(XmileDiagnostics.Elements(
                parts[1].SpanOf(0, 1), string.Create(CultureInfo.InvariantCulture, $"'{name}' has {parts.Count} equations, and {(dimensions.IsEmpty ? "is no array" : $"{count} elements")}")));
            return [];
        }

        return [.. parts.Select((text, i) => new ElementEquation(Elements(dimensions, i), text))];
    }

    private static ImmutableArray<string> Elements(ImmutableArray<Dimension?> dimensions, int offset)
    {
        var elements = new string[dimensions.Length];
        for (var i = dimensions.Length - 1; i >= 0; i--)
        {
            var all = dimensions[i]!.Elements;
            elements[i] = all[offset % all.Length];
            offset /= all.Length;
        }

        return [.. elements];
    }

    /// <summary>What stands between commas and semicolons outside of brackets, quotes and comments.</summary>
    private static List<EquationText> Parts(EquationText equation)
    {
        var text = equation.Text;
        var parts = new List<EquationText>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (parts.Count > LongestList)
            {
                break;
            }

            switch (text[i])
            {
                case '{' or '"':
                    var end = text.IndexOf(text[i] == '{' ? '}' : '"', i + 1);
                    i = end < 0 ? text.Length : end;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case ',' or ';' when depth == 0:
                    Add(start, i);
                    start = i + 1;
                    break;
                default:
                    break;
            }
        }

        if (parts.Count == 0)
        {
            return [equation];
        }

        // The last row may end with its sign as well.
        if (!string.IsNullOrWhiteSpace(text[start..]))
        {
            Add(start, text.Length);
        }

        return parts;

        void Add(int from, int to) => parts.Add(new EquationText(text[from..to], equation.SpanOf(from, 1)) { Locate = at => equation.SpanOf(from + at, 1) });
    }
}
