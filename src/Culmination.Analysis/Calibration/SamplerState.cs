namespace Culmination.Analysis.Calibration;

/// <summary>Where a sampler stands after a stage: all it needs to go on, so that a run taken up again gives the bits of one that was never interrupted.</summary>
internal sealed class SamplerState
{
    /// <summary>Power of the likelihood.</summary>
    internal required double Temperature { get; set; }

    internal required int Stages { get; set; }

    /// <summary>Rounds of moves since the whole likelihood was reached.</summary>
    internal required int Rounds { get; set; }

    /// <summary>Evaluations of the whole population.</summary>
    internal required int Passes { get; set; }

    /// <summary>Effective sample size at the last resampling, from which members have moved since.</summary>
    internal required double SizeBefore { get; set; }

    /// <summary>Effective sample size now.</summary>
    internal required double Size { get; set; }

    /// <summary>How much members resemble where they stood at the last resampling.</summary>
    internal required double Resemblance { get; set; }

    /// <summary>Log evidence of each group.</summary>
    internal required double[] Evidences { get; init; }

    /// <summary>Step of each kind of move.</summary>
    internal required double[] Steps { get; init; }

    internal required Population Population { get; set; }

    /// <summary>Where members stood at the last resampling; empty before the whole likelihood is reached.</summary>
    internal required Experiments.ScoreMatrix Anchor { get; set; }

    /// <summary>What <see cref="ObservationSensitivity"/> remembers; empty without it.</summary>
    internal required double[] Sensitivity { get; set; }
}
