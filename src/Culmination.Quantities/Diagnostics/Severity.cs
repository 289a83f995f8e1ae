namespace Culmination.Quantities.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> weighs: an error stops the work, a warning does not.</summary>
public enum Severity
{
    Warning,
    Error,
}
