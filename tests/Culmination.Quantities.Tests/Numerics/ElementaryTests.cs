using System.Globalization;
using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Tests.Numerics;

/// <summary>Elementary functions against 50-digit values, at special values, and the same bits at every width.</summary>
public sealed class ElementaryTests
{
    private static readonly Dictionary<string, (Func<double, double, double> Function, double Ulps)> Functions = new(StringComparer.Ordinal)
    {
        ["exp"] = ((x, _) => Elementary.Exp(x), 0.8),
        ["expm1"] = ((x, _) => Elementary.ExpM1(x), 0.8),
        ["log"] = ((x, _) => Elementary.Log(x), 0.8),
        ["log1p"] = ((x, _) => Elementary.Log1P(x), 0.8),
        ["log10"] = ((x, _) => Elementary.Log10(x), 0.6),
        ["pow"] = (Elementary.Pow, 0.7),
        ["tanh"] = ((x, _) => Elementary.Tanh(x), 2),
        ["sin"] = ((x, _) => Elementary.Sin(x), 0.8),
        ["cos"] = ((x, _) => Elementary.Cos(x), 0.8),
        ["tan"] = ((x, _) => Elementary.Tan(x), 2),
        ["atan"] = ((x, _) => Elementary.Atan(x), 1),
        ["asin"] = ((x, _) => Elementary.Asin(x), 2),
        ["acos"] = ((x, _) => Elementary.Acos(x), 1),
        ["ncdf"] = ((x, _) => Elementary.NormalCumulative(x), 4),
        ["nq"] = ((x, _) => Elementary.NormalQuantile(x), 8),
    };

    public static TheoryData<string> Names => [.. Functions.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lies_within_its_ulps_of_the_stored_value(string name)
    {
        var (function, ulps) = Functions[name];
        var points = Table(name).ToArray();
        Assert.True(points.Length >= 45);
        foreach (var (x, y, expected, rest) in points)
        {
            var error = Math.Abs(((function(x, y) - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected))) - rest);
            Assert.True(error <= ulps, string.Create(CultureInfo.InvariantCulture, $"{name}({x:R}, {y:R}) is {error} ulp off."));
        }
    }

    [Fact]
    public void Log_gamma_is_good_to_a_hundred_trillionth()
    {
        foreach (var (x, _, expected, _) in Table("lgamma"))
        {
            Assert.Equal(0, (Elementary.LogGamma(x) - expected) / Math.Max(1, Math.Abs(expected)), 1e-14);
        }

        Assert.Equal(double.PositiveInfinity, Elementary.LogGamma(-2));
    }

    [Theory]
    [InlineData("exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("exp", double.NegativeInfinity, 0.0)]
    [InlineData("exp", 710.0, double.PositiveInfinity)]
    [InlineData("exp", -746.0, 0.0)]
    [InlineData("exp", 0.0, 1.0)]
    [InlineData("exp", double.NaN, double.NaN)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", double.NegativeInfinity, -1.0)]
    [InlineData("expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("log", 0.0, double.NegativeInfinity)]
    [InlineData("log", -1.0, double.NaN)]
    [InlineData("log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("log", 1.0, 0.0)]
    [InlineData("log1p", -1.0, double.NegativeInfinity)]
    [InlineData("log1p", -0.0, -0.0)]
    [InlineData("log1p", -2.0, double.NaN)]
    [InlineData("log10", 1000.0, 3.0)]
    [InlineData("log10", 0.0, double.NegativeInfinity)]
    [InlineData("tanh", double.NegativeInfinity, -1.0)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("tanh", double.NaN, double.NaN)]
    [InlineData("sin", double.PositiveInfinity, double.NaN)]
    [InlineData("sin", -0.0, -0.0)]
    [InlineData("cos", double.NegativeInfinity, double.NaN)]
    [InlineData("cos", double.NaN, double.NaN)]
    [InlineData("tan", -0.0, -0.0)]
    [InlineData("atan", double.NegativeInfinity, -1.5707963267948966)]
    [InlineData("atan", -0.0, -0.0)]
    [InlineData("atan", double.NaN, double.NaN)]
    [InlineData("asin", 1.0000000000000002, double.NaN)]
    [InlineData("asin", -1.0, -1.5707963267948966)]
    [InlineData("acos", 1.0, 0.0)]
    [InlineData("acos", -1.0000000000000002, double.NaN)]
    [InlineData("ncdf", double.NegativeInfinity, 0.0)]
    [InlineData("ncdf", double.PositiveInfinity, 1.0)]
    [InlineData("ncdf", double.NaN, double.NaN)]
    [InlineData("nq", 0.0, double.NegativeInfinity)]
    [InlineData("nq", 1.0, double.PositiveInfinity)]
    [InlineData("nq", -0.1, double.NaN)]
    [InlineData("nq", double.NaN, double.NaN)]
    public void Special_values(string name, double x, double expected)
    {
        var actual = Functions[name].Function(x, 0);
        Assert.Equal(Canonical(expected), Canonical(actual));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.NaN, 0.0, 1.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    [InlineData(-2.0, 3.0, -8.0)]
    [InlineData(-2.0, -3.0, -0.125)]
    [InlineData(-2.0, 0.5, double.NaN)]
    [InlineData(-0.0, 3.0, -0.0)]
    [InlineData(-0.0, -3.0, double.NegativeInfinity)]
    [InlineData(-0.0, -4.0, double.PositiveInfinity)]
    [InlineData(-0.0, 0.5, 0.0)]
    [InlineData(0.0, -0.5, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 3.0, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, -3.0, -0.0)]
    [InlineData(double.NegativeInfinity, 0.5, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -0.5, 0.0)]
    [InlineData(-1.0, double.PositiveInfinity, 1.0)]
    [InlineData(-1.0, 9007199254740991.0, -1.0)]
    [InlineData(0.5, double.PositiveInfinity, 0.0)]
    [InlineData(0.5, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(2.0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2.0, -1074.0, 4.9406564584124654E-324)]
    [InlineData(2.0, 1e300, double.PositiveInfinity)]
    [InlineData(2.0, -1e300, 0.0)]
    [InlineData(10.0, 2.0, 100.0)]
    [InlineData(3.0, -1.0, 1.0 / 3)]
    [InlineData(9.0, 0.5, 3.0)]
    [InlineData(10.0, 15.0, 1e15)]
    public void Special_powers(double x, double y, double expected) => Assert.Equal(Canonical(expected), Canonical(Elementary.Pow(x, y)));

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        double[] xs = [.. Functions.Keys.Order(StringComparer.Ordinal).SelectMany(Table).SelectMany(p => new[] { p.X, -p.X }), 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];
        Array.Resize(ref xs, xs.Length / 8 * 8);
        var ys = xs.Reverse().Select(y => y / 3).ToArray();
        var one = Widths.All<Lanes1>(xs, ys);
        Assert.Equal(one, Widths.All<Lanes2>(xs, ys));
        Assert.Equal(one, Widths.All<Lanes4>(xs, ys));
        Assert.Equal(one, Widths.All<Lanes8>(xs, ys));
    }

    [Theory]
    [InlineData(-7.0, 3.0, 2.0)]
    [InlineData(7.0, -3.0, -2.0)]
    [InlineData(7.0, 3.0, 1.0)]
    [InlineData(-6.0, 3.0, -0.0)]
    [InlineData(1.0, 0.0, double.NaN)]
    public void Modulo_is_floored(double a, double b, double expected) => Assert.Equal(Canonical(expected), Canonical(Elementary.FlooredModulo(a, b)));

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(-0.5, -1.0)]
    [InlineData(2.5, 3.0)]
    [InlineData(0.49999999999999994, 0.0)]
    [InlineData(-0.2, -0.0)]
    [InlineData(4503599627370497.0, 4503599627370497.0)]
    public void Rounding_goes_away_from_zero_at_halves(double x, double expected) => Assert.Equal(Canonical(expected), Canonical(Elementary.RoundHalfAway(x)));

    private static long Canonical(double x) => BitConverter.DoubleToInt64Bits(double.IsNaN(x) ? double.NaN : x);

    private static IEnumerable<(double X, double Y, double Expected, double Residue)> Table(string name)
    {
        var line = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Numerics", "elementary.tsv")).Single(l => l.StartsWith(name + "\t", StringComparison.Ordinal));
        foreach (var item in line[(name.Length + 1)..].Split(' '))
        {
            var sides = item.Split('=');
            var arguments = sides[0].Split('/');
            yield return (Parse(arguments[0]), arguments.Length > 1 ? Parse(arguments[1]) : 0, Parse(sides[1][..16]), double.Parse(sides[1][16..], CultureInfo.InvariantCulture));
        }
    }

    private static double Parse(string bits) => BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
