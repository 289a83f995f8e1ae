using System.Globalization;
using System.Text;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

/// <summary>A model file of every construct that is read, which has to bind and to run: names of all kinds, arrays, functions, graphical functions, delays, draws, non-negative stocks.</summary>
internal sealed class ModelGrammar
{
    private readonly Dice dice;
    private readonly List<ModelName> readable = [];
    private readonly List<ModelName> functions = [];
    private readonly List<ModelAxis> axes = [];
    private readonly List<string> written = [];
    private readonly List<string> macros = [];
    private readonly Containers containers;
    private readonly EquationGrammar equations;
    private int names;

    internal ModelGrammar(Dice dice)
    {
        this.dice = dice;
        containers = new Containers(dice);
        equations = new EquationGrammar(dice, readable, functions, axes, macros);
    }

    internal string Make()
    {
        for (var i = dice.Below(3); i > 0; i--)
        {
            axes.Add(ModelAxis.Make(dice, axes.Count));
        }

        Repeat(dice.Below(3), () => macros.Add(containers.Macro()));
        Repeat(dice.Below(4), Constant);
        Repeat(dice.Below(3), Function);
        var stocks = Enumerable.Range(0, dice.Below(5)).Select(_ => Stock()).ToList();
        Repeat(dice.Below(3), Module);
        Repeat(dice.Below(8), Auxiliary);
        foreach (var stock in stocks)
        {
            Fill(stock);
        }

        Repeat(1, Auxiliary);
        return File();
    }

    private static void Repeat(int count, Action action)
    {
        for (; count > 0; count--)
        {
            action();
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private ModelName NewName(bool mayHaveAxes)
    {
        List<ModelAxis> own = [];
        if (mayHaveAxes)
        {
            own = [.. axes.Where(_ => dice.Once(3))];
        }

        return ModelName.Make(dice, ++names, own);
    }

    private void Constant()
    {
        var name = NewName(mayHaveAxes: true);
        Element("aux", name, () => (dice.Once(4) ? "-" : string.Empty) + Number(dice.Pick([0.5, 1, 2, 3, 0, 1e6, 1e-6, dice.Real(0, 20)])), []);
        readable.Add(name);
    }

    private void Module()
    {
        var sources = readable.Where(n => n.Axes.Count == 0 && !n.IsQuoted && !n.IsQualified).ToList();
        var (module, name) = containers.Module(sources.Count == 0 ? null : dice.Pick(sources).Plain);
        written.Add(module);
        readable.Add(name);
    }

    private void Function()
    {
        var name = NewName(mayHaveAxes: false);
        written.Add($"<gf name=\"{name.Attribute}\"{Points()}</gf>");
        functions.Add(name);
    }

    private (ModelName Name, string Initial, List<string> Parts) Stock()
    {
        var name = NewName(mayHaveAxes: true);
        var initial = equations.Make(2, name.Axes, EquationKind.Start);
        readable.Add(name);
        return (name, initial, []);
    }

    private void Fill((ModelName Name, string Initial, List<string> Parts) stock)
    {
        foreach (var kind in (string[])["inflow", "outflow"])
        {
            for (var i = dice.Below(3); i > 0; i--)
            {
                var flow = ModelName.Make(dice, ++names, stock.Name.Axes);
                Element("flow", flow, () => equations.Make(3, flow.Axes, EquationKind.Step), dice.Once(5) ? ["<non_negative/>"] : []);
                readable.Add(flow);
                stock.Parts.Add($"<{kind}>{ModelText.Escape(flow.Written(dice))}</{kind}>");
            }
        }

        if (dice.Once(4))
        {
            stock.Parts.Add("<non_negative/>");
        }

        Element("stock", stock.Name, () => stock.Initial, stock.Parts);
    }

    private void Auxiliary()
    {
        var name = NewName(mayHaveAxes: true);
        List<string> rest = dice.Once(5) ? [$"<gf{Points()}</gf>"] : [];
        Element("aux", name, () => equations.Make(4, name.Axes, EquationKind.Step), rest);
        readable.Add(name);
    }

    private void Element(string element, ModelName name, Func<string> equation, List<string> rest)
    {
        var text = new StringBuilder($"<{element} name=\"{name.Attribute}\">");
        if (name.Axes.Count > 0)
        {
            text.Append("<dimensions>").AppendJoin(string.Empty, name.Axes.Select(a => $"<dim name=\"{a.Name}\"/>")).Append("</dimensions>");
        }

        if (name.Axes.Count > 0 && dice.Once(3))
        {
            // Each element its own equation; those of the last axis may share one.
            foreach (var subscript in ModelAxis.Combinations(name.Axes))
            {
                text.Append(CultureInfo.InvariantCulture, $"<element subscript=\"{subscript}\"><eqn>{ModelText.Escape(equation())}</eqn></element>");
            }
        }
        else
        {
            text.Append("<eqn>").Append(dice.Once(8) ? $"<![CDATA[{equation()}]]>" : ModelText.Escape(equation())).Append("</eqn>");
        }

        text.AppendJoin(string.Empty, rest);
        if (dice.Once(3))
        {
            text.Append("<units>").Append(dice.Pick(["people/week", "people", "1", "dmnl", "km^2", "shells/(gun*day)"])).Append("</units>");
        }

        if (dice.Once(4))
        {
            text.Append("<doc>").Append(dice.Pick(["A note.", "&lt;b&gt;&amp;", "Über\nzwei Zeilen", "<![CDATA[a < b]]>"])).Append("</doc>");
        }

        written.Add(text.Append(CultureInfo.InvariantCulture, $"</{element}>").ToString());
    }

    private string Points()
    {
        var count = 1 + dice.Below(dice.Once(5) ? 40 : 6);
        var ys = string.Join(',', Enumerable.Range(0, count).Select(_ => Number(dice.Real(-3, 9))));
        var kind = dice.Below(4) switch { 0 => " type=\"extrapolate\"", 1 => " type=\"discrete\"", 2 => " type=\"continuous\"", _ => string.Empty };
        if (dice.Once(2))
        {
            return $"{kind}><xscale min=\"-1\" max=\"{Number(dice.Real(0, 12))}\"/><yscale min=\"0\" max=\"1\"/><ypts>{ys}</ypts>";
        }

        var x = dice.Real(-5, 5);
        var xs = string.Join(", ", Enumerable.Range(0, count).Select(_ => Number(x += dice.Real(0.01, 3))));
        return $"{kind}><xpts>{xs}</xpts><ypts>{ys}</ypts>";
    }

    private string File()
    {
        var text = new StringBuilder(dice.Once(3) ? "\uFEFF" : string.Empty);
        text.Append(dice.Once(2) ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" : string.Empty);
        text.Append("<xmile version=\"1.0\" xmlns=\"http://docs.oasis-open.org/xmile/ns/XMILE/v1.0\">\n<header><vendor>v</vendor><product version=\"1\">p</product><name>m</name></header>\n");
        var method = dice.Pick(["Euler", "RK2", "RK4", "rk4", "euler"]);
        var step = dice.Below(4) switch { 0 => "<dt>0.25</dt>", 1 => "<dt reciprocal=\"true\">3</dt>", 2 => "<dt>1</dt>", _ => "<dt>0.1</dt>" };
        text.Append(CultureInfo.InvariantCulture, $"<sim_specs method=\"{method}\" time_units=\"week\"><start>{dice.Pick(["0", "1", "-2.5", "1914"])}</start><stop>{dice.Pick(["1915", "1920.5"])}</stop>{step}");
        text.Append(dice.Once(3) ? "<save_step>1</save_step></sim_specs>\n" : "</sim_specs>\n");
        if (axes.Count > 0)
        {
            text.Append("<dimensions>").AppendJoin(string.Empty, axes.Select(a => a.Element)).Append("</dimensions>\n");
        }

        if (dice.Once(6))
        {
            text.Append("<behavior><non_negative/></behavior>\n");
        }

        for (var i = written.Count - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (written[i], written[j]) = (written[j], written[i]);
        }

        text.AppendJoin(string.Empty, containers.Macros);
        text.Append("<model><variables>\n").AppendJoin(dice.Once(2) ? "\n" : "\n<!-- note -->\n", written).Append("\n</variables>");
        text.Append(dice.Once(3) ? "<views><view isee:x=\"1\"><stock name=\"a\" x=\"1\" y=\"2\"/></view></views>" : string.Empty);
        return text.Append("</model>").AppendJoin(string.Empty, containers.Models).Append("</xmile>\n").ToString();
    }
}
