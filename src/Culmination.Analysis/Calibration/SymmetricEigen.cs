namespace Culmination.Analysis.Calibration;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, section 8.5): slow beside others, but short, and the same bits
/// everywhere.
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 30;

    /// <param name="matrix">Row after row, full; it is overwritten.</param>
    /// <returns>Values in no order; the vector of value i is row i.</returns>
    internal static (double[] Values, double[] Vectors) Of(double[] matrix, int d)
    {
        var vectors = new double[d * d];
        for (var i = 0; i < d; i++)
        {
            vectors[(i * d) + i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix, d) > 1e-18 * d; sweep++)
        {
            for (var p = 0; p < d; p++)
            {
                for (var q = p + 1; q < d; q++)
                {
                    Rotate(matrix, vectors, d, p, q);
                }
            }
        }

        var values = new double[d];
        for (var i = 0; i < d; i++)
        {
            values[i] = matrix[(i * d) + i];
        }

        return (values, vectors);
    }

    private static double OffDiagonal(double[] matrix, int d)
    {
        var sum = 0.0;
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += matrix[(i * d) + j] * matrix[(i * d) + j];
            }
        }

        return sum;
    }

    private static void Rotate(double[] matrix, double[] vectors, int d, int p, int q)
    {
        var off = matrix[(p * d) + q];
        if (Math.Abs(off) < 1e-14)
        {
            return;
        }

        var theta = (matrix[(q * d) + q] - matrix[(p * d) + p]) / (2 * off);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        Turn(matrix.AsSpan(p * d, d), matrix.AsSpan(q * d, d), c, s);
        for (var k = 0; k < d; k++)
        {
            var (a, b) = (matrix[(k * d) + p], matrix[(k * d) + q]);
            matrix[(k * d) + p] = (c * a) - (s * b);
            matrix[(k * d) + q] = (s * a) + (c * b);
        }

        Turn(vectors.AsSpan(p * d, d), vectors.AsSpan(q * d, d), c, s);
    }

    private static void Turn(Span<double> first, Span<double> second, double c, double s)
    {
        for (var k = 0; k < first.Length; k++)
        {
            var (a, b) = (first[k], second[k]);
            first[k] = (c * a) - (s * b);
            second[k] = (s * a) + (c * b);
        }
    }
}
