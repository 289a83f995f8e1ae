using System.Text;

namespace Culmination.Fuzz.Grammar;

/// <summary>Files that are of one kind of thing very many: what is quick for ten of them must not take forever for a hundred thousand.</summary>
internal static class LargeModels
{
    internal static readonly (string Name, Func<int, string> Make)[] Shapes =
    [
        ("parts of a text", n => File(Aux("a", Times(n, _ => "1<!---->+") + "1"))),
        ("parts of a text with a mistake", n => File(Aux("a", "(" + Times(n, _ => "&#32;<!-- -->") + "?"))),
        ("unknown names in variables", n => File(Times(n / 10, i => Aux($"a{i}", $"unknown_{i}_name")))),
        ("unknown names in one equation", n => File(Aux("a", Tree(n / 10, i => $"unknown_{i}")))),
        ("unknown functions", n => File(Times(n / 10, i => Aux($"a{i}", $"unknown_{i}(1, 2)")))),
        ("unknown flows of a stock", n => File($"<stock name=\"s\"><eqn>1</eqn>{Times(n / 10, i => $"<inflow>f{i}</inflow>")}</stock>")),
        ("flows of a stock", n => File($"<stock name=\"s\"><eqn>1</eqn>{Times(n / 10, i => $"<outflow>f{i}</outflow>")}<non_negative/></stock>{Times(n / 10, i => Flow($"f{i}", "s"))}")),
        ("stocks in a row", n => File(Times(n / 10, i => $"<stock name=\"s{i}\"><eqn>1</eqn><inflow>f{i}</inflow><outflow>f{i + 1}</outflow><non_negative/></stock>{Flow($"f{i}", $"s{i}")}") + Flow($"f{n / 10}", "0"))),
        ("sums in sums", n => File(Aux("v", "1", "D") + Aux("a", Times(6, _ => "SUM(v[*] + ") + "1" + new string(')', 6)), Dimension(Math.Max(1, n / 100)))),
        ("constants of constants", n => File(Aux("c0", "1") + Times(4, i => Aux($"c{i + 1}", Tree(64, _ => $"c{i}"))) + Aux("a", "SMTHN(TIME, 1, c4 / c4)"))),
        ("elements", n => File(Aux("v", "1", "D"), Dimension(n * 10))),
        ("elements of three dimensions", n => File("<aux name=\"v\"><dimensions><dim name=\"D\"/><dim name=\"D\"/><dim name=\"D\"/></dimensions><eqn>SUM(v[*,*,*])</eqn></aux>", Dimension((n / 100) + 1))),
        ("equations of elements", n => File($"<aux name=\"v\"><dimensions><dim name=\"D\"/></dimensions>{Times(n / 10, i => $"<element subscript=\"{i + 1}\"><eqn>{i}</eqn></element>")}</aux>", Dimension((n / 10) + 1))),
        ("delays in an array", n => File(Aux("v", "DELAYN(TIME, 1, 1000)", "D"), Dimension((n / 100) + 1))),
        ("attributes", n => File($"<aux name=\"a\" {Times(n / 10, i => $"x{i}=\"1\" ")}><eqn>1</eqn></aux>")),
        ("nested elements", n => new string('<', 1) + string.Join("<", Enumerable.Repeat("xmile>", n))),
        ("a long name", n => File(Aux(new string('n', n), "1") + Aux("b", new string('n', n) + "m"))),
        ("same names", n => File(Times(n / 10, _ => Aux("a", "1")))),
        ("a chain", n => File(Times(n / 10, i => Aux($"a{i}", $"a{i + 1}")) + Aux($"a{n / 10}", "1"))),
        ("a circle", n => File(Times(n / 10, i => Aux($"a{i}", $"a{(i + 1) % (n / 10)}")))),
        ("brackets", n => File(Aux("a", new string('(', n) + "1" + new string(')', n)))),
        ("signs", n => File(Aux("a", Times(n, _ => "-") + "1"))),
        ("powers", n => File(Aux("a", Times(n, _ => "2^") + "1"))),
        ("terms", n => File(Aux("a", Times(n, _ => "1+") + "1"))),
        ("arguments", n => File(Aux("a", $"MAX({Times(n, _ => "1,")}1)"))),
        ("factors of a unit", n => File($"<aux name=\"a\"><eqn>1</eqn><units>{Times(n, _ => "people*")}week</units></aux><aux name=\"b\"><eqn>a+TIME</eqn><units>{new string('(', n)}</units></aux>")),
        ("aliases", n => File(Aux("a", "1"), string.Empty, $"<model_units>{Times(n / 10, i => $"<unit name=\"u{i}\"><eqn>u{i + 1}*u{i + 1}</eqn></unit>")}</model_units>")),
        ("points", n => File($"<aux name=\"a\"><eqn>TIME</eqn><gf><xscale min=\"0\" max=\"1\"/><ypts>{Times(n, i => $"{i},")}0</ypts></gf></aux>")),
        ("dimensions", n => File(Aux("a", "1"), Times(n / 10, i => $"<dim name=\"D{i}\" size=\"3\"/>"))),
        ("dimensions of a variable", n => File($"<aux name=\"v\"><dimensions>{Times(n / 10, _ => "<dim name=\"D\"/>")}</dimensions><eqn>1</eqn></aux>", Dimension(2))),
        ("places worked out", n => File(Aux("v", "1", "D") + Aux("a", Times(n / 100, _ => "v[INT(TIME)+") + "1" + new string(']', n / 100)), Dimension(500))),
        ("steps", n => File(Aux("a", "DELAY(TIME, 1000)")).Replace("<dt>1</dt>", $"<dt>{1.0 / n:R}</dt>", StringComparison.Ordinal)),
    ];

    private static string Times(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    /// <summary>A sum of many terms that is not deep.</summary>
    private static string Tree(int count, Func<int, string> term, int first = 0) =>
        count <= 1 ? term(first) : $"({Tree(count / 2, term, first)}+{Tree(count - (count / 2), term, first + (count / 2))})";

    private static string Aux(string name, string equation, string? dimension = null) =>
        $"<aux name=\"{name}\">{(dimension is null ? string.Empty : $"<dimensions><dim name=\"{dimension}\"/></dimensions>")}<eqn>{equation}</eqn></aux>\n";

    private static string Flow(string name, string equation) => $"<flow name=\"{name}\"><eqn>{equation}</eqn></flow>\n";

    private static string Dimension(int size) => FormattableString.Invariant($"<dim name=\"D\" size=\"{size}\"/>");

    private static string File(string variables, string dimensions = "", string other = "") =>
        $"<xmile version=\"1.0\"><sim_specs><start>0</start><stop>3</stop><dt>1</dt></sim_specs><dimensions>{dimensions}</dimensions>{other}<model><variables>\n{variables}</variables></model></xmile>";
}
