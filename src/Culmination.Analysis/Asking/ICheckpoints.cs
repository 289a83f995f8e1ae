namespace Culmination.Analysis.Asking;

/// <summary>A place for what an interrupted sampler needs to go on; it belongs to one <see cref="WeighedSample.KeyOf"/>.</summary>
public interface ICheckpoints
{
    /// <summary>What was kept last, or null.</summary>
    double[]? Find();

    /// <summary>Keeps this instead of what was there.</summary>
    void Keep(ReadOnlySpan<double> numbers);
}
