namespace Culmination.Analysis.AttritionLaws;

/// <summary>Symmetric matrices of a handful of rows.</summary>
internal static class SmallMatrix
{
    private const int MostSweeps = 60;

    /// <summary>AᵀA of a matrix given by its rows.</summary>
    public static double[,] Gram(IReadOnlyList<double[]> rows)
    {
        var n = rows[0].Length;
        var gram = new double[n, n];
        foreach (var row in rows)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    gram[i, j] += row[i] * row[j];
                }
            }
        }

        return gram;
    }

    /// <summary>The inverse, by Gauss and Jordan with a pivot; null when there is none.</summary>
    public static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (left, right) = ((double[,])matrix.Clone(), new double[n, n]);
        for (var i = 0; i < n; i++)
        {
            right[i, i] = 1;
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(r => Math.Abs(left[r, column]));
            if (left[pivot, column] == 0)
            {
                return null;
            }

            Swap(left, pivot, column);
            Swap(right, pivot, column);
            var scale = left[column, column];
            for (var j = 0; j < n; j++)
            {
                left[column, j] /= scale;
                right[column, j] /= scale;
            }

            for (var row = 0; row < n; row++)
            {
                var factor = row == column ? 0 : left[row, column];
                for (var j = 0; j < n && factor != 0; j++)
                {
                    left[row, j] -= factor * left[column, j];
                    right[row, j] -= factor * right[column, j];
                }
            }
        }

        return right;
    }

    /// <summary>The eigenvalues, least first, by Jacobi's rotations.</summary>
    public static double[] Eigenvalues(double[,] symmetric)
    {
        var n = symmetric.GetLength(0);
        var a = (double[,])symmetric.Clone();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(a, p, q);
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => a[i, i]).Order()];
    }

    private static void Rotate(double[,] a, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        var n = a.GetLength(0);
        for (var k = 0; k < n; k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (var k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
        }
    }

    private static void Swap(double[,] matrix, int a, int b)
    {
        for (var j = 0; j < matrix.GetLength(1); j++)
        {
            (matrix[a, j], matrix[b, j]) = (matrix[b, j], matrix[a, j]);
        }
    }
}
