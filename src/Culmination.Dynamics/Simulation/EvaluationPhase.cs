namespace Culmination.Dynamics.Simulation;

/// <summary>At which moment equations are evaluated; it decides what PREVIOUS and random draws give.</summary>
internal enum EvaluationPhase
{
    /// <summary>Step 0: PREVIOUS gives its initial expression, and both are sampled.</summary>
    Start,

    /// <summary>The beginning of a later step: PREVIOUS and draws are sampled.</summary>
    Step,

    /// <summary>Inside a Runge–Kutta step: what was sampled at its beginning holds.</summary>
    Stage,
}
