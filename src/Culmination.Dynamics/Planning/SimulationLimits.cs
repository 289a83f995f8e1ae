using System.Globalization;

namespace Culmination.Dynamics.Planning;

/// <summary>Limits on what an untrusted model may ask for; each exceeded limit is a diagnostic before anything runs.</summary>
public static class SimulationLimits
{
    public const int MaximumSteps = 100_000_000;

    /// <summary>Scalar variables after arrays are spread out.</summary>
    public const int MaximumElements = 1_000_000;

    /// <summary>Terms and operations of all equations together after arrays are spread out.</summary>
    public const int MaximumOperations = 5_000_000;

    /// <summary>Nesting of one scalar equation; interpreters walk it recursively.</summary>
    public const int MaximumEquationDepth = 1_000;

    /// <summary>What is wrong with a clock, or null.</summary>
    public static string? ClockProblem(double start, double stop, double timeStep)
    {
        if (!(timeStep > 0) || !double.IsFinite(timeStep))
        {
            return string.Create(CultureInfo.InvariantCulture, $"dt is {timeStep:R}; it has to be above 0");
        }

        if (!(stop >= start))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the run would stop ({stop:R}) before it starts ({start:R})");
        }

        var steps = (stop - start) / timeStep;
        if (steps > MaximumSteps || start + timeStep == start)
        {
            return string.Create(CultureInfo.InvariantCulture, $"dt {timeStep:R} makes more than {MaximumSteps} steps of a run from {start:R} to {stop:R}");
        }

        return null;
    }
}
