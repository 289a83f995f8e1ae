using System.Text;
using Culmination.Fuzz.Grammar;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Targets;

/// <summary>Models of the grammar bind, run to the same bits on both engines, and come back from the writer as they were.</summary>
internal sealed class ModelGrammarTarget : FuzzTarget
{
    internal override string Name => "xmile-grammar";

    internal override bool IsGrammar => true;

    internal override byte[] Make(ulong seed) => Encoding.UTF8.GetBytes(new ModelGrammar(new Dice(seed, Name)).Make());

    internal override string? Check(byte[] input) => ModelCheck.Problem(input, mustBind: true);
}

/// <summary>Model files that were spoiled are refused at a place, or run as the above.</summary>
internal sealed class ModelMutationTarget(IReadOnlyList<string> models) : FuzzTarget
{
    private static readonly string[] Words =
    [
        "<stock name=\"s\"><eqn>1</eqn><inflow>f</inflow></stock>", "<flow name=\"f\"><eqn>s</eqn></flow>", "<aux name=\"a\">", "</aux>", "<eqn>", "</eqn>", "<eqn/>", "<gf name=\"g\"><xscale min=\"0\" max=\"1\"/><ypts>1,2</ypts></gf>",
        "<dimensions><dim name=\"D\" size=\"1000000\"/></dimensions>", "<dim name=\"D\"/>", "<element subscript=\"1,1\">", "<non_negative/>", "<module name=\"m\">", "<macro name=\"m\">", "<conveyor>", "<dt>1e-9</dt>",
        "<dt reciprocal=\"true\">0</dt>", "<stop>1e18</stop>", "<stop>NaN</stop>", "method=\"RK4\"", "name=\"\"", "xmlns=\"a\"", "isee:x=\"1\"", "<isee:y>", "<!-- -->", "<init_eqn>1</init_eqn>", "<units>1/0</units>", "<behavior>", "size=\"-1\"",
        "SUM(a[*])", "DELAY(a, 99999)", "DELAYN(a, 1, 1000)", "PREVIOUS(SELF, 0)", "INIT(a)", "a[b]", "a[1:9]", "IF", "(", "TIME", "DT",
    ];

    private static readonly string[] EquationWords =
    [
        "SUM(a[*])", "SUM(TIME)", "DELAY(TIME, 99999)", "DELAYN(TIME, 1, 1000)", "SMTHN(DT, 0, 9)", "PREVIOUS(SELF, 0)", "INIT(TIME)", "[1]", "[*]", "[1:2]", "[@1]", "IF TIME > 1 THEN ", " ELSE ", "(", ")", "-", "^", " MOD ", " AND ",
        "//", "TIME", "DT", "1e308", "INF", "NAN", "PULSE(1, 0, DT)", "RANDOM(0, 1, 7)", "POISSON(1e9)", "NORMAL(0, -1)", "LOOKUP(", ", ", "SELF", "{", "}", "'", "1,2,3", "0", "RK4", "true", "*", "STDDEV(", "TREND(TIME, 0)",
    ];

    internal override string Name => "xmile-mutation";

    internal override bool IsGrammar => false;

    internal override byte[] Make(ulong seed)
    {
        var dice = new Dice(seed, Name);
        var text = dice.Once(2) ? dice.Pick(models) : new ModelGrammar(dice).Make();
        var mutation = new Mutation(dice, Words, models);
        return dice.Once(3)
            ? mutation.Bytes(mutation.Apply(text))
            : Encoding.UTF8.GetBytes(new XmlMutation(dice, new Mutation(dice, EquationWords, [])).Apply(text));
    }

    internal override string? Check(byte[] input) => ModelCheck.Problem(input, mustBind: false);
}

/// <summary>Large files end soon, with a mistake or without.</summary>
internal sealed class LargeModelTarget : FuzzTarget
{
    internal const int Largest = 100_000;

    internal override string Name => "xmile-large";

    internal override bool IsGrammar => true;

    internal override byte[] Make(ulong seed)
    {
        var (_, make) = LargeModels.Shapes[(int)(seed % (ulong)LargeModels.Shapes.Length)];
        var size = Largest >> new Dice(seed, Name).Below(8);
        return Encoding.UTF8.GetBytes(make(size));
    }

    internal override string? Check(byte[] input) => ModelCheck.Problem(input, mustBind: false);
}
