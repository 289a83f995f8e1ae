namespace Culmination.Dynamics.Planning;

/// <summary>Limits on what an untrusted model may ask for; each exceeded limit is a diagnostic before anything runs.</summary>
public static class SimulationLimits
{
    public const int MaximumSteps = 100_000_000;

    /// <summary>Scalar variables after arrays are spread out.</summary>
    public const int MaximumElements = 1_000_000;
}
