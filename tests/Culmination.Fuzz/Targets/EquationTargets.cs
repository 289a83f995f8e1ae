using System.Text;
using Culmination.Dynamics.Equations;
using Culmination.Fuzz.Grammar;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Targets;

/// <summary>Trees are written in any layout and read back as they were.</summary>
internal sealed class EquationGrammarTarget : FuzzTarget
{
    internal override string Name => "equation-grammar";

    internal override bool IsGrammar => true;

    internal override byte[] Make(ulong seed)
    {
        var dice = new Dice(seed, Name);
        return Encoding.UTF8.GetBytes(ExpressionText.Of(new ExpressionGrammar(dice).Make(1 + dice.Below(7)), dice));
    }

    internal override string? Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var (tree, problem) = Parser.Parse(text);
        return problem is not null ? $"refused: {problem}" : EquationCheck.RoundTrip(tree!);
    }
}

/// <summary>Equations that were spoiled are read or refused at a place, and what is read can be written.</summary>
internal sealed class EquationMutationTarget(IReadOnlyList<string> equations) : FuzzTarget
{
    private static readonly string[] Words =
    [
        "IF", "THEN", "ELSE", "AND", "OR", "NOT", "MOD", " IF a THEN b ELSE c ", "SUM(", "a[*]", "a[1:2]", "[@1]", "PREVIOUS(SELF, 0)", "\"", "a.b", "(((((", ")))))", "-", "--", "^", "//", "<>", "!=", "{", "}", "'", ":", ",,", "\\\n",
    ];

    internal override string Name => "equation-mutation";

    internal override bool IsGrammar => false;

    internal override byte[] Make(ulong seed)
    {
        var dice = new Dice(seed, Name);
        var text = dice.Once(2) ? dice.Pick(equations) : ExpressionText.Of(new ExpressionGrammar(dice).Make(1 + dice.Below(6)), dice);
        return Encoding.UTF8.GetBytes(new Mutation(dice, Words, equations).Apply(text));
    }

    internal override string? Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return EquationCheck.Problem(text, null) ?? EquationCheck.Problem(text, Known);
    }

    private static readonly KnownNames Known = new(["people killed", "a b", "fire sufficiency", "x", "a-b (c)", "größe zwei"]);
}

internal static class EquationCheck
{
    internal static string? Problem(string text, KnownNames? known)
    {
        var (tree, problem) = Parser.Parse(text, known);
        if (problem is not null)
        {
            return problem.Start < 0 || problem.Start > text.Length || problem.Length < 1 || problem.Message.Length == 0 ? $"a mistake at no place: {problem}" : null;
        }

        // Names with blanks between their words have no other spelling to be written in.
        return tree is null ? "neither a tree nor a mistake" : known is null ? RoundTrip(tree) : null;
    }

    internal static string? RoundTrip(Expression tree)
    {
        var written = ExpressionText.Of(tree);
        var (again, problem) = Parser.Parse(written);
        return problem is not null ? $"written, it is refused: {problem} in {written}" : ExpressionText.Same(tree, again) ? null : $"another tree comes back from {written}";
    }
}
