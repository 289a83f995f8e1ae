namespace Culmination.Quantities.Diagnostics;

/// <summary>A place in a text file: 1-based line and column of its first character, and its length on that line (at least 1).</summary>
public sealed record TextSpan(string File, int Line, int Column, int Length = 1)
{
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
