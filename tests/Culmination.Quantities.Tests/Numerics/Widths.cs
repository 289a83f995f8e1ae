using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Tests.Numerics;

/// <summary>All lane functions over arrays at one width, as bits with one NaN.</summary>
internal static class Widths
{
    internal static long[] All<T>(double[] xs, double[] ys)
        where T : struct, ILanes<T>
    {
        Func<T, T, T>[] functions =
        [
            (x, _) => LaneFunctions.Exp(x), (x, _) => LaneFunctions.ExpM1(x), (x, _) => LaneFunctions.Log(x), (x, _) => LaneFunctions.Log1P(x),
            (x, _) => LaneFunctions.Log10(x), LaneFunctions.Pow, (x, _) => LaneFunctions.Tanh(x), (x, _) => LaneFunctions.Sin(x),
            (x, _) => LaneFunctions.Cos(x), (x, _) => LaneFunctions.Tan(x), (x, _) => LaneFunctions.Atan(x), (x, _) => LaneFunctions.Asin(x),
            (x, _) => LaneFunctions.Acos(x), (x, y) => T.SquareRoot(x) + T.Floor(y),
        ];
        var results = new List<long>();
        var block = new double[T.Count];
        foreach (var function in functions)
        {
            for (var i = 0; i < xs.Length; i += T.Count)
            {
                T.Store(function(T.Load(in xs[i], 0), T.Load(in ys[i], 0)), ref block[0], 0);
                results.AddRange(block.Select(v => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v)));
            }
        }

        return [.. results];
    }
}
