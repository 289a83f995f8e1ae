using Culmination.Analysis.Calibration;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Asking;

/// <summary>How a question is asked.</summary>
/// <param name="Members">At least 1.</param>
/// <param name="Jobs">Threads, at least 1; no bit of the result depends on it.</param>
public sealed record InquiryOptions(int Members, ulong Seed, int Jobs)
{
    /// <summary>Which simulator runs the members; both give the same bits.</summary>
    public SimulatorKind Simulator { get; init; } = SimulatorKind.Kernel;

    /// <summary>Leaves the claims out: what the priors alone say. Members in which a cause is met before the date of issue keep no weight all the same.</summary>
    public bool IsPriorOnly { get; init; }

    public SamplerOptions Sampler { get; init; } = SamplerOptions.For(Members);

    /// <summary>Where the sampler keeps its place after each stage, to be taken up again; null for nowhere.</summary>
    public ICheckpoints? Checkpoints { get; init; }

    /// <summary>Where members are run; null for the threads of this process.</summary>
    public IRunExecutor? Executor { get; init; }
}

public enum SimulatorKind
{
    /// <summary>Many members at once.</summary>
    Kernel,

    /// <summary>One at a time: slow, and the definition of what is right.</summary>
    Interpreter,
}

/// <summary>A result with the answer drawn from it.</summary>
public sealed record InquiryResult(EnsembleResult Result, Answer Answer);

/// <param name="Share">How far the stage has come, from 0 to 1.</param>
public sealed record InquiryProgress(InquiryStage Stage, double Share);

/// <summary>In the order in which they come.</summary>
public enum InquiryStage
{
    DrawingFromPriors,
    WeighingByEvidence,
    RunningPolicies,
}
