namespace Culmination.Evidence.Extraction.Tokens;

/// <summary>Tokens that are read together, mostly those of a sentence.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Last">One past the last.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Stretch(int First, int Last);
