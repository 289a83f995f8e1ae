using System.Globalization;

namespace Culmination.Evidence.Tests.Pooling;

/// <summary>Equality within a relative tolerance: 1e-6 where nothing else is said, the tolerance of the acceptance figures.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative = 1e-6) => Assert.True(
        Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, got {actual:R}, off by {Math.Abs(actual - expected) / Math.Abs(expected):E2}"));

    public static void Equal(double low, double high, (double Low, double High) actual, double relative = 1e-6)
    {
        Equal(low, actual.Low, relative);
        Equal(high, actual.High, relative);
    }
}
