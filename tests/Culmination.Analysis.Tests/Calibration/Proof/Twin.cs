using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// A synthetic war of attrition of two like sides, made up to test methods on: ten stocks a side (people, tanks, guns, shells, drones, missiles, interceptors, recruits, wounded, plants) and 28 constants a
/// side, each uniform over 60 to 140 % of its base. Classical Runge–Kutta steps with stages and results kept from falling below nothing.
/// </summary>
internal static class Twin
{
    internal const int Stocks = 20;
    internal const int Constants = 56;
    private const int Side = 10;
    private const int PerSide = 28;

    internal static readonly double[] Start =
    [
        450e3, 2500, 2500, 1.5e6, 20e3, 1200, 900, 900e3, 20e3, 4e3,
        350e3, 1500, 1800, 0.9e6, 25e3, 500, 1100, 700e3, 15e3, 3e3,
    ];

    private static readonly double[] Base =
    [
        60, 0.12, 0.08, 0.25, 0.02, 0.012, 0.02, 6, 0.0002, 0.0012, 0.03, 0.00015, 0.0006, 0.6, 8, 0.75, 6500, 0.9, 0.004, 0.02, 420, 160, 1.2, 1, 0.35, 0.25, 0.0004, 0.0006,
    ];

    /// <summary>The constants at normal scores.</summary>
    internal static double[] Values(ReadOnlySpan<double> scores)
    {
        var values = new double[Constants];
        for (var p = 0; p < Constants; p++)
        {
            values[p] = Base[p % PerSide] * (0.6 + (0.8 * Elementary.NormalCumulative(scores[p])));
        }

        return values;
    }

    /// <summary>Advances a state by one step.</summary>
    internal static void Step(double[] x, double[] p, double h, double[][] work)
    {
        var (k1, k2, k3, k4, at) = (work[0], work[1], work[2], work[3], work[4]);
        Rates(x, p, k1);
        Move(x, k1, h / 2, at);
        Rates(at, p, k2);
        Move(x, k2, h / 2, at);
        Rates(at, p, k3);
        Move(x, k3, h, at);
        Rates(at, p, k4);
        for (var i = 0; i < Stocks; i++)
        {
            x[i] = Math.Max(0, x[i] + (h / 6 * (k1[i] + (2 * (k2[i] + k3[i])) + k4[i])));
        }
    }

    internal static double[][] Work() => [.. Enumerable.Range(0, 5).Select(_ => new double[Stocks])];

    private static void Move(double[] x, double[] rate, double h, double[] to)
    {
        for (var i = 0; i < Stocks; i++)
        {
            to[i] = Math.Max(0, x[i] + (h * rate[i]));
        }
    }

    private static void Rates(double[] x, double[] p, double[] rate)
    {
        for (var side = 0; side < 2; side++)
        {
            var own = x.AsSpan(side * Side, Side);
            var other = x.AsSpan((1 - side) * Side, Side);
            var c = p.AsSpan(side * PerSide, PerSide);
            var e = p.AsSpan((1 - side) * PerSide, PerSide);
            var d = rate.AsSpan(side * Side, Side);
            var fire = Fire(own, c);
            var drones = c[1] * own[4] * (own[4] / (own[4] + 500));
            var missiles = c[2] * own[5];
            var theirFire = Fire(other, e);
            var theirDrones = e[1] * other[4] * (other[4] / (other[4] + 500));
            var theirMissiles = e[2] * other[5];
            var theirTanks = e[4] * other[1] * (other[0] / (other[0] + 5000));
            var cover = own[6] / (own[6] + 50);
            var lost = ((e[5] * theirFire) + (e[6] * theirDrones) + (e[7] * theirTanks)) * (own[0] / (own[0] + 5000));
            var tanksLost = ((e[8] * theirFire) + (e[9] * theirDrones) + (e[10] * theirTanks)) * (own[1] / (own[1] + 50));
            var gunsLost = ((e[11] * theirFire) + (e[12] * theirDrones)) * (own[2] / (own[2] + 50));
            var drafted = c[16] * (own[7] / (own[7] + 2e4));
            var recovered = own[8] / c[14];
            var plants = own[9];
            d[0] = drafted + (c[15] * recovered) - lost;
            d[1] = (c[24] * plants * 0.01) - tanksLost;
            d[2] = (c[25] * plants * 0.01) - gunsLost - (c[26] * fire * 0.01);
            d[3] = (c[20] * plants * 0.1) - fire;
            d[4] = (c[21] * plants * 0.01) - drones;
            d[5] = (c[22] * plants * 0.01) - missiles;
            d[6] = (c[23] * plants * 0.01) - (c[3] * theirMissiles * cover);
            d[7] = 1500 - drafted;
            d[8] = (c[13] * lost) - recovered;
            d[9] = (c[17] * 20) - (c[18] * plants) - (e[19] * theirMissiles * (1 - cover)) - (c[27] * own[0] * 1e-4);
        }
    }

    private static double Fire(ReadOnlySpan<double> own, ReadOnlySpan<double> c) => c[0] * own[2] * (own[3] / (own[3] + 5e4));
}
