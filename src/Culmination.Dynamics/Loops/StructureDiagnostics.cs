using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Loops;

/// <summary>What can be wrong with structure.csv.</summary>
internal static class StructureDiagnostics
{
    public static Diagnostic Row(TextSpan span, string what) =>
        Diagnostic.Error("E0320", span, what, "docs/formats/structure.md says what a row of structure.csv holds");

    public static Diagnostic Unknown(TextSpan span, string name, string? near) =>
        Diagnostic.Error("E0321", span, $"the model has no '{name}'", near is null ? null : $"did you mean '{near}'?");
}
