namespace Culmination.Analysis.Calibration;

/// <summary>Cholesky's factors of small symmetric matrices, stored square, row after row, of which the lower triangle counts.</summary>
internal static class LowerTriangle
{
    /// <summary>Replaces the lower triangle of a positive definite matrix A by L with L Lᵀ = A.</summary>
    internal static void Factorise(double[] matrix, int d)
    {
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = matrix[(j * d) + k];
                for (var i = 0; i < k; i++)
                {
                    sum -= matrix[(j * d) + i] * matrix[(k * d) + i];
                }

                matrix[(j * d) + k] = j == k ? Math.Sqrt(sum) : sum / matrix[(k * d) + k];
            }
        }
    }

    /// <summary>Replaces b by the x with L Lᵀ x = b.</summary>
    internal static void Solve(double[] root, int d, double[] b)
    {
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k < j; k++)
            {
                b[j] -= root[(j * d) + k] * b[k];
            }

            b[j] /= root[(j * d) + j];
        }

        for (var j = d - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < d; k++)
            {
                b[j] -= root[(k * d) + j] * b[k];
            }

            b[j] /= root[(j * d) + j];
        }
    }

    /// <summary>L M of two lower triangles.</summary>
    internal static double[] Product(double[] left, double[] right, int d)
    {
        var product = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = 0.0;
                for (var i = k; i <= j; i++)
                {
                    sum += left[(j * d) + i] * right[(i * d) + k];
                }

                product[(j * d) + k] = sum;
            }
        }

        return product;
    }

    /// <summary>The lower triangle of (L Lᵀ)⁻¹.</summary>
    internal static double[] InverseOfProduct(double[] root, int d)
    {
        var inverse = new double[d * d];
        var column = new double[d];
        for (var k = 0; k < d; k++)
        {
            Array.Clear(column);
            column[k] = 1;
            Solve(root, d, column);
            for (var j = k; j < d; j++)
            {
                inverse[(j * d) + k] = column[j];
            }
        }

        return inverse;
    }
}
