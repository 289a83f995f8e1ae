namespace Culmination.Dynamics.Loops;

/// <summary>What one state's target did when the source was moved.</summary>
/// <param name="Deviation">Summed over steps: half the difference of the target with the source up and with it down.</param>
/// <param name="Scale">The target's size on its base path, summed over the same steps.</param>
public sealed record LinkResponse(double Deviation, double Scale)
{
    /// <summary>Responses below this share of the target's size are rounding.</summary>
    public const double Smallest = 1e-9;

    public bool IsZero => Math.Abs(Deviation) <= Smallest * Scale;

    /// <summary>The deviation as a share of the target's size.</summary>
    public double Relative => Scale > 0 ? Deviation / Scale : 0;
}
