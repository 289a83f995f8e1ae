using System.Text;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>An equation of a module with every name made whole; each character still knows its place in the file.</summary>
internal static class QualifiedEquation
{
    /// <param name="qualify">The name as it is to stand in the equation, or null to leave it: the token's text, whether it stands in a subscript, whether it is called.</param>
    internal static EquationText Of(EquationText equation, Func<string, bool, bool, string?> qualify)
    {
        var lexer = new Lexer(equation.Text, null);
        var tokens = lexer.Cut();
        if (lexer.Problem is not null)
        {
            // Binding reports it at the same place.
            return equation;
        }

        var text = new StringBuilder();
        var pieces = new List<Piece>();
        var at = 0;
        var brackets = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            brackets += token.IsSymbol("[") ? 1 : token.IsSymbol("]") ? -1 : 0;
            if (token.Kind == TokenKind.Name && equation.Text[token.Start] != '.' && qualify(token.Text, brackets > 0, tokens[i + 1].IsSymbol("(")) is { } whole)
            {
                Copy(token.Start);
                pieces.Add(new Piece(text.Length, token.Start, IsCopied: false));
                text.Append(whole);
                at = token.Start + token.Length;
            }
        }

        if (pieces.Count == 0)
        {
            return equation;
        }

        Copy(equation.Text.Length);
        return new EquationText(text.ToString(), equation.Start) { Locate = offset => Place(equation, pieces, offset) };

        void Copy(int end)
        {
            pieces.Add(new Piece(text.Length, at, IsCopied: true));
            text.Append(equation.Text, at, end - at);
        }
    }

    private static TextSpan Place(EquationText equation, List<Piece> pieces, int offset)
    {
        var last = pieces.FindLastIndex(p => p.New <= offset);
        var piece = pieces[Math.Max(0, last)];
        return equation.SpanOf(piece.IsCopied ? piece.Old + offset - piece.New : piece.Old, 1);
    }

    /// <summary>Text that begins at <see cref="New"/> here and at <see cref="Old"/> in the file.</summary>
    private readonly record struct Piece(int New, int Old, bool IsCopied);
}
