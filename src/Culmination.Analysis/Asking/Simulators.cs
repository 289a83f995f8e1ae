using Culmination.Analysis.Execution;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Asking;

/// <summary>The simulators of this program.</summary>
public static class Simulators
{
    public static SimulatorFactory Of(SimulatorKind kind) => kind switch
    {
        SimulatorKind.Kernel => (plan, outputs, inputs) => new VectorKernel(plan, new KernelOptions(outputs, inputs)),
        SimulatorKind.Interpreter => (plan, _, _) => new Interpreter(plan),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
