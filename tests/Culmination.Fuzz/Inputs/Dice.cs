using Culmination.Quantities.Random;

namespace Culmination.Fuzz.Inputs;

/// <summary>Choices that follow from a seed alone.</summary>
internal sealed class Dice(ulong seed, string name)
{
    private readonly RandomStream stream = new(seed, name);
    private long next;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    internal int Below(int count) => (int)(stream.Bits(0, next++) % (ulong)Math.Max(1, count));

    /// <summary>True once in so many times.</summary>
    internal bool Once(int times) => Below(times) == 0;

    internal T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    internal double Real(double from, double to) => from + ((to - from) * stream.Uniform(1, next++));

    /// <summary>A small number most of the time, now and then a large one.</summary>
    internal int Size(int most) => 1 + Below(Once(4) ? most : Math.Min(most, 8));
}
