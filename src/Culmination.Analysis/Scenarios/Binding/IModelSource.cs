using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>A model from which plans with probes can be made.</summary>
internal interface IModelSource
{
    /// <summary>SHA-256 of the model file, lower-case hex.</summary>
    string Hash { get; }

    Checked<ProbedPlan> Plan(ImmutableArray<ProbeRequest> probes);
}

/// <summary>A plan with probes.</summary>
/// <param name="Probes">The id of each probe, in the order asked for.</param>
/// <param name="Units">The unit of each probe as it follows from its expression, or null where it cannot be told.</param>
internal sealed record ProbedPlan(SimulationPlan Plan, ImmutableArray<int> Probes, ImmutableArray<string?> Units);
