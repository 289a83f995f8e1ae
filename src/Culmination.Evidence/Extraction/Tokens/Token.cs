namespace Culmination.Evidence.Extraction.Tokens;

internal enum TokenKind
{
    Word,

    /// <summary>A number in figures, with what is glued to it (300k, 5bn, 20km).</summary>
    Number,

    /// <summary>5th, 22nd.</summary>
    Ordinal,

    /// <summary>A name with figures (F-16, M142), an address, a version, 1990s.</summary>
    Code,

    /// <summary>17:00, 5pm.</summary>
    Clock,

    /// <summary>2022-02-24, 24/02/2022, 24.02.2022.</summary>
    Date,
    Currency,
    Percent,
    Hyphen,
    Dash,
    OpenQuote,
    CloseQuote,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Open,
    Close,
    Slash,
    Plus,
    Other,
}

/// <summary>A word, a number or a mark of the text.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the document.</param>
/// <param name="End">One past the last.</param>
/// <param name="Lower">The word in lower case with plain apostrophes; the characters of anything else.</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Lower)
{
    public bool SpaceBefore { get; init; }

    public bool Capital { get; init; }

    public bool AllCapitals { get; init; }

    /// <summary>The value of a number, with a magnitude that is glued to it.</summary>
    public double Value { get; init; }

    /// <summary>For a number: whether it was written with thousands separators.</summary>
    public bool Separated { get; init; }

    /// <summary>For a number: digits before the decimal point.</summary>
    public int Digits { get; init; }

    public bool HasDecimals { get; init; }

    /// <summary>For a number: what is glued to it: a magnitude (k, m, bn) or a unit (km, mm), else empty.</summary>
    public string Suffix { get; init; } = string.Empty;

    public DateOnly? Day { get; init; }

    public bool IsWord => Kind == TokenKind.Word;

    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Lower, word, StringComparison.Ordinal);

    /// <summary>A plain number of four figures that may be a year.</summary>
    public bool LooksLikeYear => Kind == TokenKind.Number && !Separated && !HasDecimals && Suffix.Length == 0 && Digits == 4 && Value is >= 1800 and <= 2100;
}
