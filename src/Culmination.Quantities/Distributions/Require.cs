namespace Culmination.Quantities.Distributions;

/// <summary>
/// Conditions on the numbers of a distribution that a caller has to have checked (<see cref="DistributionKinds"/> does): a breach is a bug, not a user's mistake.
/// </summary>
internal static class Require
{
    public static void Finite(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number is needed.");
        }
    }

    public static void Positive(double value)
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number above 0 is needed.");
        }
    }

    public static void Ascending(double low, double high)
    {
        Finite(low);
        Finite(high);
        if (!(low < high))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, "The upper end has to be above the lower end.");
        }
    }
}
