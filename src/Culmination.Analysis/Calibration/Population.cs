using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>Members with what the likelihood said of them.</summary>
/// <param name="Explained">See <see cref="IExplainedLikelihood"/>; empty for a likelihood that does not say.</param>
/// <param name="Latents">[row · observations + observation]: what happened, before any source looks at it (<see cref="IWindowedLikelihood"/>); empty for a likelihood without windows.</param>
internal sealed record Population(ScoreMatrix Scores, double[] LogLikelihoods, double[] Explained, double[] Latents)
{
    /// <summary>What happened in one member.</summary>
    internal Span<double> Latent(int row) => Latents.AsSpan(row * (Latents.Length / Scores.Rows), Latents.Length / Scores.Rows);

    internal Population Select(int[] ancestors)
    {
        var scores = new ScoreMatrix(Scores.Rows, Scores.Columns);
        for (var i = 0; i < ancestors.Length; i++)
        {
            Scores.Row(ancestors[i]).CopyTo(scores.Row(i));
        }

        var explained = new double[Explained.Length];
        for (var at = 0; at < explained.Length; at++)
        {
            explained[at] = Explained[at - (at % ancestors.Length) + ancestors[at % ancestors.Length]];
        }

        var selected = new Population(scores, Array.ConvertAll(ancestors, a => LogLikelihoods[a]), explained, new double[Latents.Length]);
        for (var i = 0; i < ancestors.Length; i++)
        {
            Latent(ancestors[i]).CopyTo(selected.Latent(i));
        }

        return selected;
    }

    /// <summary>Takes over row <paramref name="i"/> of a proposal.</summary>
    internal void Take(int i, Population proposed)
    {
        LogLikelihoods[i] = proposed.LogLikelihoods[i];
        proposed.Scores.Row(i).CopyTo(Scores.Row(i));
        proposed.Latent(i).CopyTo(Latent(i));
        for (var at = i; at < Explained.Length; at += Scores.Rows)
        {
            Explained[at] = proposed.Explained[at];
        }
    }
}
