using System.Collections.Immutable;
using Culmination.Dynamics.Loops;

namespace Culmination.Analysis.Auditing;

/// <summary>Whether a model has the links and loops it is said to have.</summary>
/// <param name="States">Parameter sets and start weeks tried.</param>
public sealed record AuditReport(int States, ulong Seed, int Variables, ImmutableArray<LinkFinding> Links, ImmutableArray<LoopFinding> Loops)
{
    public bool IsComplete => Links.All(l => l.IsFound) && Loops.All(l => l.IsFound);
}

/// <param name="States">At least 8; rounded up to a multiple of 8.</param>
/// <param name="Jobs">Threads; no digit depends on it.</param>
public sealed record AuditOptions(int States = 256, ulong Seed = 1, int Jobs = 1);
