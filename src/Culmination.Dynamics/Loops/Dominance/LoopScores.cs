using System.Collections.Immutable;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// The score of each loop of nodes at one time: the sum, with signs, of the scores of all loops of scalars along it. By logarithms: a product of many scores near a turning point is beyond what a
/// double holds.
/// </summary>
internal sealed class LoopScores(ILoopGraph graph)
{
    private double[][] blocks = [];

    /// <summary>Takes the link scores of another time.</summary>
    /// <param name="linkScores">In the order of the causal graph's links.</param>
    internal void Set(double[] linkScores) => blocks = graph.Blocks(linkScores);

    /// <summary>How strongly each edge binds: the largest score in its block.</summary>
    internal double[] Strengths() => [.. blocks.Select(block => block.Max(Math.Abs))];

    /// <summary>The sign and the logarithm of the size of a loop's score; sign 0 when there is none.</summary>
    /// <param name="nodes">In the order of the loop.</param>
    internal (int Sign, double LogSize) Of(ImmutableArray<int> nodes)
    {
        var first = graph.Nodes[nodes[0]].Elements.Length;
        var (product, rows, log) = (Identity(first), first, 0.0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var (at, next) = (nodes[i], nodes[(i + 1) % nodes.Length]);
            var (own, after) = (graph.Nodes[at].Elements.Length, graph.Nodes[next].Elements.Length);
            product = Times(product, blocks[graph.Edges.BinarySearch((at, next))], rows, own, after);
            var largest = product.Max(Math.Abs);
            if (largest == 0)
            {
                return (0, 0);
            }

            log += Elementary.Log(largest);
            for (var k = 0; k < product.Length; k++)
            {
                product[k] /= largest;
            }
        }

        return Signed(Enumerable.Range(0, first).Sum(i => product[(i * first) + i]), log);
    }

    private static (int Sign, double LogSize) Signed(double score, double log) => score == 0 ? (0, 0) : (Math.Sign(score), log + Elementary.Log(Math.Abs(score)));

    private static double[] Identity(int size)
    {
        var result = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            result[(i * size) + i] = 1;
        }

        return result;
    }

    private static double[] Times(double[] left, double[] right, int rows, int inner, int columns)
    {
        var result = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < inner; k++)
            {
                var factor = left[(i * inner) + k];
                if (factor != 0)
                {
                    for (var j = 0; j < columns; j++)
                    {
                        result[(i * columns) + j] += factor * right[(k * columns) + j];
                    }
                }
            }
        }

        return result;
    }
}
