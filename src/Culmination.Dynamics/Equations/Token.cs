namespace Culmination.Dynamics.Equations;

internal enum TokenKind
{
    Number,
    Name,
    Symbol,
    End,
}

/// <param name="Text">A name as written, quotes included; a symbol in its one spelling.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Value, int Start, int Length)
{
    internal bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    internal bool IsWord(string word) => Kind == TokenKind.Name && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
