using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Execution;

/// <summary>Makes a simulator that can at least read <paramref name="outputs"/> and set <paramref name="inputs"/>; what nothing of it needs may be left out.</summary>
/// <param name="outputs">Ids that will be read, ascending.</param>
/// <param name="inputs">Ids of constants that will be set, ascending.</param>
public delegate ISimulator SimulatorFactory(SimulationPlan plan, ImmutableArray<int> outputs, ImmutableArray<int> inputs);
