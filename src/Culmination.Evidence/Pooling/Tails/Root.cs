namespace Culmination.Evidence.Pooling.Tails;

/// <summary>The zero of a monotone function by halving: slow, but sure, and the same bits everywhere.</summary>
internal static class Root
{
    /// <summary>Where <paramref name="f"/>, rising from at most 0 at <paramref name="low"/>, reaches 0; <paramref name="high"/> when it stays below.</summary>
    public static double OfRising(Func<double, double> f, double low, double high)
    {
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return f(high) <= 0 ? high : middle;
            }

            if (f(middle) < 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    /// <summary>The same where no upper end is known: doubles <paramref name="high"/> (above 0) until the function is above 0 there, or 1e300 is reached.</summary>
    public static double OfRisingFrom(Func<double, double> f, double low, double high)
    {
        while (f(high) < 0 && high < 1e300)
        {
            high *= 2;
        }

        return OfRising(f, low, high);
    }
}
