namespace Culmination.Dynamics.Binding;

/// <summary>An axis that a function such as SUM runs over.</summary>
/// <param name="Domain">The dimension whose elements it takes.</param>
/// <param name="Occurrence">Which of several axes over the same dimension within one name: the second <c>*</c> of <c>x[*, *]</c> is another axis than the first.</param>
/// <param name="Low">The place of its first element.</param>
/// <param name="High">The place of its last element.</param>
internal readonly record struct FreeAxis(DimensionSymbol Domain, int Occurrence, int Low, int High)
{
    internal int Length => High - Low + 1;

    /// <summary>Whether both run together, element by element: ranges of one dimension do so from their first elements on.</summary>
    internal bool GoesWith(FreeAxis other) => ReferenceEquals(Domain, other.Domain) && Occurrence == other.Occurrence;
}

/// <summary>The axes of one such function, and where it stands on each.</summary>
internal sealed class AxisFrame(IReadOnlyList<FreeAxis> axes)
{
    private readonly int[] current = [.. axes.Select(a => a.Low)];

    /// <summary>Whether there are no more combinations than a limit.</summary>
    internal bool HasAtMost(int limit)
    {
        long count = 1;
        foreach (var axis in axes)
        {
            count *= axis.High - axis.Low + 1;
            if (count > limit)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many combinations there are, where <see cref="HasAtMost"/> has been asked.</summary>
    internal int Count => axes.Aggregate(1, (count, axis) => checked(count * axis.Length));

    /// <summary>Goes to the next combination, the last axis running fastest; false behind the last one.</summary>
    internal bool Next()
    {
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            if (current[i] < axes[i].High)
            {
                current[i]++;
                return true;
            }

            current[i] = axes[i].Low;
        }

        return false;
    }

    /// <summary>The present place on an axis, or -1 when this function does not run over it.</summary>
    internal int At(FreeAxis axis)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (axes[i].GoesWith(axis))
            {
                return axis.Low + current[i] - axes[i].Low;
            }
        }

        return -1;
    }

    /// <summary>The present place on the first axis over a dimension, or -1.</summary>
    internal int At(DimensionSymbol domain)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (ReferenceEquals(axes[i].Domain, domain))
            {
                return current[i];
            }
        }

        return -1;
    }
}
