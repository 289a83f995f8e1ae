using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// An auxiliary that a scenario adds to a model: an XMILE expression over the model's variables, whose names may be written plainly
/// (<c>fire sufficiency[Defender] &lt; 0.6</c>).
/// </summary>
/// <param name="Span">Where the expression stands in the scenario; diagnostics point into it.</param>
public sealed record Probe(string Name, string Expression, TextSpan? Span);
