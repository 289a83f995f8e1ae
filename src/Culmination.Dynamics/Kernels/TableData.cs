using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Kernels;

/// <summary>A graphical function with its slopes worked out, for the formula of <see cref="Simulation.ExpressionEvaluator.Lookup"/>.</summary>
internal sealed class TableData
{
    internal TableData(PlanTable table)
    {
        X = [.. table.X];
        Y = [.. table.Y];
        Slope = new double[X.Length];
        var last = X.Length - 1;
        IsHeld = table.Kind != TableKind.Extrapolate || last == 0;
        if (table.Kind == TableKind.Discrete)
        {
            return;
        }

        for (var i = 0; i < last; i++)
        {
            Slope[i] = (Y[i + 1] - Y[i]) / (X[i + 1] - X[i]);
        }

        Slope[last] = IsHeld ? 0 : Slope[last - 1];
    }

    internal double[] X { get; }

    internal double[] Y { get; }

    /// <summary>To the next point; the last is what holds behind the last point.</summary>
    internal double[] Slope { get; }

    /// <summary>Whether x is held to the range of the points.</summary>
    internal bool IsHeld { get; }

    /// <summary>Index of the last point at or below x, at least 0.</summary>
    internal int Find(double x)
    {
        var (low, high) = (0, X.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = x >= X[middle] ? (middle, high) : (low, middle);
        }

        return low;
    }
}
