using System.Globalization;

namespace Culmination.Quantities.Distributions;

/// <summary>Numbers of distributions as text that reads back to the same value.</summary>
internal static class Readable
{
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
