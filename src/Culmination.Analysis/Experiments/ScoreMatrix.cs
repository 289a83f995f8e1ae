namespace Culmination.Analysis.Experiments;

/// <summary>Normal scores of many members: one row per member, one column per parameter, stored row after row. A score z stands for the parameter's prior quantile at Φ(z).</summary>
internal sealed class ScoreMatrix(int rows, int columns)
{
    private readonly double[] values = new double[rows * columns];

    internal int Rows => rows;

    internal int Columns => columns;

    internal Span<double> Row(int row) => values.AsSpan(row * columns, columns);

    internal ScoreMatrix Copy()
    {
        var copy = new ScoreMatrix(rows, columns);
        values.CopyTo(copy.values, 0);
        return copy;
    }
}
