namespace Culmination.Analysis.Outcomes;

/// <summary>For a block of members and one condition: how long it has held without a break, and the step at which it had held long enough for the first time.</summary>
internal sealed class HoldCounter
{
    private readonly int holdSteps;
    private readonly int[] held;
    private readonly int[] metAt;

    /// <param name="holdSteps">How many steps on end the condition has to be true.</param>
    internal HoldCounter(int lanes, int holdSteps)
    {
        this.holdSteps = Math.Max(1, holdSteps);
        held = new int[lanes];
        metAt = new int[lanes];
        Reset();
    }

    /// <summary>The step at which a member met the condition, or -1.</summary>
    internal ReadOnlySpan<int> MetAt => metAt;

    internal void Reset()
    {
        Array.Clear(held);
        Array.Fill(metAt, -1);
    }

    /// <param name="condition">One value per member: true is anything but 0 and not-a-number.</param>
    internal void Observe(ReadOnlySpan<double> condition, int step)
    {
        for (var lane = 0; lane < condition.Length; lane++)
        {
            var value = condition[lane];
            if (value == 0 || double.IsNaN(value))
            {
                held[lane] = 0;
                continue;
            }

            if (++held[lane] == holdSteps && metAt[lane] < 0)
            {
                metAt[lane] = step;
            }
        }
    }
}
