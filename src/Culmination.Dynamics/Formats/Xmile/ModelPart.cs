using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>One &lt;model&gt; of a file: the outermost, or one that modules place into others.</summary>
/// <param name="Name">As written; empty for the outermost.</param>
internal sealed record ModelPart(string Name, ImmutableArray<ModelVariable> Variables, ImmutableArray<ModuleUse> Modules, TextSpan Span);

/// <summary>A &lt;module&gt;: a place where a model stands inside another (XMILE 1.0, section 4.7).</summary>
/// <param name="Model">The name of the model that stands there.</param>
internal sealed record ModuleUse(string Name, string Model, ImmutableArray<Connection> Connections, TextSpan Span);

/// <summary>The value of <paramref name="To"/> is that of <paramref name="From"/>.</summary>
internal sealed record Connection(string To, string From, TextSpan Span);
