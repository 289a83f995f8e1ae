using System.Collections.Immutable;

namespace Culmination.Analysis.Asking;

/// <summary>The equally weighted members of a sample as normal scores, row after row, with what the sampler said of them.</summary>
/// <param name="Weight">The weight of each.</param>
public sealed record PosteriorScores(
    int Rows, int Columns, ImmutableArray<float> Scores, double EffectiveSampleSize, double LogEvidence, int Stages, int Passes, double Resemblance, double Weight);
