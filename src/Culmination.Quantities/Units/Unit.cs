using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Quantities.Units;

/// <summary>
/// A unit of measurement: a product of base units with whole exponents. A base unit is a word: letter case, <c>_</c> for a blank, and singular or plural make no difference
/// (<c>week</c> and <c>weeks</c> are one). Dimensionless is the empty product. There are no multiples: units are compared, never converted.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly ImmutableArray<UnitFactor> factors;

    private Unit(ImmutableArray<UnitFactor> factors) => this.factors = factors;

    public static Unit Dimensionless { get; } = new([]);

    public bool IsDimensionless => factors.IsEmpty;

    /// <summary>Base units in ordinal order of their key, none with exponent 0.</summary>
    public ImmutableArray<UnitFactor> Factors => factors;

    /// <summary>One base unit by its word, for example <c>persons</c>.</summary>
    public static Unit Of(string word) => new([new UnitFactor(UnitParser.Key(word), word.Trim(), 1)]);

    /// <summary>Reads <c>persons/week</c>, <c>1</c>, <c>dmnl</c>, <c>1/week</c>, <c>rounds/(gun*day)</c>, <c>km^2</c>; null when the text is no unit.</summary>
    /// <param name="aliases">Gives what a word stands for (<c>$</c> for <c>dollar</c>), or null.</param>
    public static Unit? TryParse(string text, Func<string, string?>? aliases = null) => new UnitParser(text, aliases).Parse();

    public Unit Multiply(Unit other) => Combine(other, 1);

    public Unit Divide(Unit other) => Combine(other, -1);

    public Unit Power(int exponent) =>
        exponent == 0 ? Dimensionless : new Unit([.. factors.Select(f => f with { Exponent = f.Exponent * exponent })]);

    /// <summary>The n-th root, or null where an exponent is not a multiple of n.</summary>
    public Unit? Root(int n) =>
        factors.All(f => f.Exponent % n == 0) ? new Unit([.. factors.Select(f => f with { Exponent = f.Exponent / n })]) : null;

    public bool Equals(Unit? other)
    {
        if (other is null || other.factors.Length != factors.Length)
        {
            return false;
        }

        for (var i = 0; i < factors.Length; i++)
        {
            if (factors[i].Exponent != other.factors[i].Exponent || !string.Equals(factors[i].Key, other.factors[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var factor in factors)
        {
            hash.Add(factor.Key, StringComparer.Ordinal);
            hash.Add(factor.Exponent);
        }

        return hash.ToHashCode();
    }

    /// <summary>Text that <see cref="TryParse"/> reads back: <c>persons/week</c>, <c>1/week</c>, <c>rounds/(gun*day)</c>, <c>1</c>.</summary>
    public override string ToString()
    {
        var above = factors.Where(f => f.Exponent > 0).Select(f => Text(f.Name, f.Exponent)).ToList();
        var below = factors.Where(f => f.Exponent < 0).Select(f => Text(f.Name, -f.Exponent)).ToList();
        var numerator = above.Count == 0 ? "1" : string.Join("*", above);
        return below.Count switch
        {
            0 => numerator,
            1 => $"{numerator}/{below[0]}",
            _ => $"{numerator}/({string.Join("*", below)})",
        };
    }

    private static string Text(string name, int exponent) =>
        exponent == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{exponent}");

    private Unit Combine(Unit other, int sign)
    {
        var result = ImmutableArray.CreateBuilder<UnitFactor>(factors.Length + other.factors.Length);
        var (i, j) = (0, 0);
        while (i < factors.Length || j < other.factors.Length)
        {
            var order = i == factors.Length ? 1 : j == other.factors.Length ? -1 : string.CompareOrdinal(factors[i].Key, other.factors[j].Key);
            if (order < 0)
            {
                result.Add(factors[i++]);
            }
            else if (order > 0)
            {
                result.Add(other.factors[j] with { Exponent = sign * other.factors[j].Exponent });
                j++;
            }
            else
            {
                var sum = factors[i].Exponent + (sign * other.factors[j].Exponent);
                if (sum != 0)
                {
                    result.Add(factors[i] with { Exponent = sum });
                }

                i++;
                j++;
            }
        }

        return result.Count == 0 ? Dimensionless : new Unit(result.ToImmutable());
    }
}

/// <param name="Key">What makes it this base unit: lower case, singular.</param>
/// <param name="Name">The word as first written.</param>
public readonly record struct UnitFactor(string Key, string Name, int Exponent);
