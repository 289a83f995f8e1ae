using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>A sampler's state as one array of numbers, to be kept. It carries no key: whoever keeps it knows what it belongs to.</summary>
internal static class SamplerStateNumbers
{
    private const int Head = 14;

    internal static double[] Write(SamplerState state)
    {
        var population = state.Population;
        var numbers = new List<double>
        {
            population.Scores.Rows, population.Scores.Columns, population.Explained.Length, state.Evidences.Length, state.Steps.Length, state.Sensitivity.Length, state.Temperature, state.Stages,
            state.Rounds, state.Passes, state.SizeBefore, state.Size, state.Resemblance, population.Latents.Length,
        };
        numbers.AddRange(state.Evidences);
        numbers.AddRange(state.Steps);
        numbers.AddRange(state.Sensitivity);
        numbers.AddRange(population.LogLikelihoods);
        numbers.AddRange(population.Explained);
        numbers.AddRange(population.Latents);
        AddRows(numbers, population.Scores);
        AddRows(numbers, state.Anchor);
        return [.. numbers];
    }

    /// <summary>Null when the numbers are not the state of a sampler of this size.</summary>
    internal static SamplerState? Read(ReadOnlySpan<double> numbers, int rows, int columns, int observations)
    {
        if (numbers.Length < Head || numbers[0] != rows || numbers[1] != columns || numbers[2] != (double)rows * observations || !(numbers[3] >= 1 && numbers[4] == MemberMoves.Kinds && numbers[5] >= 0) || (numbers[13] != 0 && numbers[13] != numbers[2]))
        {
            return null;
        }

        var (groups, sensitivity, latent) = ((int)numbers[3], (int)numbers[5], (int)numbers[13]);
        var rest = numbers[Head..];
        if (rest.Length != groups + MemberMoves.Kinds + sensitivity + latent + (rows * (1 + observations + (2 * columns))))
        {
            return null;
        }

        var evidences = Take(ref rest, groups);
        var steps = Take(ref rest, MemberMoves.Kinds);
        var memory = Take(ref rest, sensitivity);
        var logs = Take(ref rest, rows);
        var explained = Take(ref rest, rows * observations);
        var latents = Take(ref rest, latent);
        var scores = Rows(Take(ref rest, rows * columns), rows, columns);
        return new SamplerState
        {
            Temperature = numbers[6],
            Stages = (int)numbers[7],
            Rounds = (int)numbers[8],
            Passes = (int)numbers[9],
            SizeBefore = numbers[10],
            Size = numbers[11],
            Resemblance = numbers[12],
            Evidences = evidences,
            Steps = steps,
            Sensitivity = memory,
            Population = new Population(scores, logs, explained, latents),
            Anchor = Rows(Take(ref rest, rows * columns), rows, columns),
        };
    }

    private static double[] Take(ref ReadOnlySpan<double> rest, int count)
    {
        var taken = rest[..count].ToArray();
        rest = rest[count..];
        return taken;
    }

    private static void AddRows(List<double> numbers, ScoreMatrix scores)
    {
        for (var i = 0; i < scores.Rows; i++)
        {
            numbers.AddRange(scores.Row(i));
        }
    }

    private static ScoreMatrix Rows(double[] numbers, int rows, int columns)
    {
        var scores = new ScoreMatrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            numbers.AsSpan(i * columns, columns).CopyTo(scores.Row(i));
        }

        return scores;
    }
}
