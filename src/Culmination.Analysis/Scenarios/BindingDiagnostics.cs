using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios;

/// <summary>Every mistake that can be found when a scenario is laid over its model, with its code.</summary>
internal static class BindingDiagnostics
{
}
