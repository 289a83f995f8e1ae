using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Quantities.Units;

/// <summary>
/// A unit of measurement: a product of named base units with whole exponents. <c>week</c> and <c>weeks</c> are one base unit. Dimensionless is the empty product. A number in
/// front of a unit is not kept: units say what is measured, not in which multiple.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly ImmutableSortedDictionary<string, int> powers;

    private Unit(ImmutableSortedDictionary<string, int> powers) => this.powers = powers;

    public static Unit Dimensionless { get; } = new(ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));

    public bool IsDimensionless => powers.IsEmpty;

    /// <summary>Base units and their exponents, in order of name.</summary>
    public ImmutableSortedDictionary<string, int> Powers => powers;

    public static Unit Of(string baseName) => new(Dimensionless.powers.Add(Canonical(baseName), 1));

    /// <summary>Reads <c>persons/week</c>, <c>1</c>, <c>dmnl</c>, <c>rounds/(items*week)</c>, <c>km^2</c>; null when the text is no unit.</summary>
    public static Unit? TryParse(string text)
    {
        var parser = new UnitParser(text);
        return parser.ParseAll();
    }

    public Unit Multiply(Unit other) => Combine(other, 1);

    public Unit Divide(Unit other) => Combine(other, -1);

    public Unit Power(int exponent) =>
        exponent == 0 ? Dimensionless : new Unit(powers.ToImmutableSortedDictionary(p => p.Key, p => p.Value * exponent, StringComparer.Ordinal));

    public bool Equals(Unit? other) => other is not null && powers.SequenceEqual(other.powers);

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => powers.Aggregate(17, (h, p) => HashCode.Combine(h, p.Key, p.Value));

    public override string ToString()
    {
        if (IsDimensionless)
        {
            return "1";
        }

        var above = string.Join("*", powers.Where(p => p.Value > 0).Select(p => Factor(p.Key, p.Value)));
        var below = string.Join("/", powers.Where(p => p.Value < 0).Select(p => Factor(p.Key, -p.Value)));
        return (above.Length == 0 ? "1" : above) + (below.Length == 0 ? string.Empty : "/" + below);
    }

    internal static string Canonical(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        return lower switch
        {
            "people" or "person" => "persons",
            "weeks" => "week",
            "days" => "day",
            "months" => "month",
            "years" => "year",
            "item" => "items",
            "round" => "rounds",
            "assault" => "assaults",
            _ => lower,
        };
    }

    private static string Factor(string name, int power) =>
        power == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{power}");

    private Unit Combine(Unit other, int sign)
    {
        var result = powers.ToBuilder();
        foreach (var (name, power) in other.powers)
        {
            var sum = result.GetValueOrDefault(name) + (sign * power);
            if (sum == 0)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = sum;
            }
        }

        return new Unit(result.ToImmutable());
    }

    private sealed class UnitParser(string text)
    {
        private const int MaximumDepth = 32;
        private int at;
        private int depth;

        public Unit? ParseAll()
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            var unit = Product();
            Skip();
            return at == text.Length ? unit : null;
        }

        private Unit? Product()
        {
            if (++depth > MaximumDepth)
            {
                return null;
            }

            var left = Raised();
            while (left is not null)
            {
                Skip();
                if (at >= text.Length || (text[at] != '*' && text[at] != '/' && text[at] != '·'))
                {
                    break;
                }

                var divide = text[at++] == '/';
                var right = Raised();
                left = right is null ? null : divide ? left.Divide(right) : left.Multiply(right);
            }

            depth--;
            return left;
        }

        private Unit? Raised()
        {
            var unit = Primary();
            Skip();
            if (unit is null || at >= text.Length || text[at] != '^')
            {
                return unit;
            }

            at++;
            Skip();
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-'))
            {
                at++;
            }

            return int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && Math.Abs(power) < 32
                ? unit.Power(power)
                : null;
        }

        private Unit? Primary()
        {
            Skip();
            if (at >= text.Length)
            {
                return null;
            }

            if (text[at] == '(')
            {
                at++;
                var inner = Product();
                Skip();
                return inner is not null && at < text.Length && text[at++] == ')' ? inner : null;
            }

            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '%' or '$' or '€' or ' '))
            {
                at++;
            }

            var name = text[start..at].Trim();
            if (name.Length == 0)
            {
                return null;
            }

            if (double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                || name.ToLowerInvariant() is "dmnl" or "dimensionless" or "unitless" or "fraction" or "share" or "ratio")
            {
                return Dimensionless;
            }

            return Of(name);
        }

        private void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }
    }
}
