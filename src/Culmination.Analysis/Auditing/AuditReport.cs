using System.Collections.Immutable;
using Culmination.Dynamics.Loops;

namespace Culmination.Analysis.Auditing;

/// <summary>Whether a model has the links and loops it is said to have.</summary>
/// <param name="States">Parameter sets and start weeks tried.</param>
public sealed record AuditReport(int States, ulong Seed, int Variables, ImmutableArray<LinkFinding> Links, ImmutableArray<LoopFinding> Loops)
{
    /// <summary>A link to an outcome is judged by ensembles of so many futures: most have no event before the end of the run, or none that 5 % would move (of 256, some 20 move for the link to ammunition and 3 for the one to people), so that a small ensemble would leave the sign to chance.</summary>
    public const int FuturesPerEnsemble = 256;

    public bool IsComplete => Links.All(l => l.IsFound) && Loops.All(l => l.IsFound);
}

/// <param name="States">At least 8; rounded up to a multiple of 8.</param>
/// <param name="Jobs">Threads; no digit depends on it.</param>
public sealed record AuditOptions(int States = 256, ulong Seed = 1, int Jobs = 1);
