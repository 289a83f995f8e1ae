using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios;

/// <summary>
/// What the biases of one kind of source have in common. For each window with a bias whose source has the kind: effective bias = m + lean + spread · (own bias − m), with m the middle (median) of
/// the window's own prior. Lean and spread are uncertain parameters shared by all windows of the kind (named <c>lean:KIND</c> and <c>spread:KIND</c>); null where there is none.
/// </summary>
/// <param name="Kind">The column <c>kind</c> of sources.csv.</param>
/// <param name="Lean">By how much all of them read high, as a logarithm.</param>
/// <param name="Spread">What multiplies how far each stands from its own prior's middle; always above 0.</param>
public sealed record SourceType(string Kind, Distribution? Lean, Distribution? Spread, string Because, TextSpan Span)
{
    /// <summary>Before the kind in the name of the parameter that is <see cref="Lean"/>.</summary>
    internal const string LeanPrefix = "lean:";

    /// <summary>Before the kind in the name of the parameter that is <see cref="Spread"/>.</summary>
    internal const string SpreadPrefix = "spread:";

    internal string LeanName => LeanPrefix + Kind;

    internal string SpreadName => SpreadPrefix + Kind;
}
