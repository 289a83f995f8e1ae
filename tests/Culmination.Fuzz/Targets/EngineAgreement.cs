using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Fuzz.Targets;

/// <summary>The interpreter on one plan and the kernel on another give every variable the same bits at every step.</summary>
internal static class EngineAgreement
{
    private const int Lanes = 3;
    private const int MostSteps = 24;
    private const int MostValues = 200_000;

    internal static string? Problem(SimulationPlan one, SimulationPlan other)
    {
        if (one.Variables.Length != other.Variables.Length)
        {
            return $"there are {one.Variables.Length} variables and then {other.Variables.Length}";
        }

        var (interpreter, kernel) = (new Interpreter(one).CreateRun(Lanes, seed: 3, firstMember: 5), new VectorKernel(other).CreateRun(Lanes, seed: 3, firstMember: 5));
        if (one.Variables.IndexOf(one.Variables.FirstOrDefault(v => v.IsConstant)!) is >= 0 and var constant)
        {
            interpreter.Set(constant, [1.5, -2, 0]);
            kernel.Set(constant, [1.5, -2, 0]);
        }

        interpreter.Initialize();
        kernel.Initialize();
        var steps = Math.Min(Math.Min(MostSteps, one.Clock.StepCount), Math.Max(2, MostValues / Math.Max(1, one.Variables.Length)));
        Span<double> a = stackalloc double[Lanes], b = stackalloc double[Lanes];
        for (var step = 0; ; step++)
        {
            for (var id = 0; id < one.Variables.Length; id++)
            {
                interpreter.Read(id, a);
                kernel.Read(id, b);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    if (BitConverter.DoubleToInt64Bits(a[lane]) != BitConverter.DoubleToInt64Bits(b[lane]))
                    {
                        return FormattableString.Invariant($"'{one.Variables[id].Name}' at step {step}, member {lane}: {a[lane]:R} and {b[lane]:R}");
                    }
                }
            }

            if (step >= steps)
            {
                return null;
            }

            interpreter.Advance();
            kernel.Advance();
        }
    }
}
