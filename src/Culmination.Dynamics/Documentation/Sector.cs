namespace Culmination.Dynamics.Documentation;

/// <summary>A part of a model under a heading: the comment <c>&lt;!-- Sector 1 Manpower: what is in it --&gt;</c> among its variables.</summary>
/// <param name="Title">Before the first colon or full stop.</param>
/// <param name="Content">After it, or empty.</param>
/// <param name="Line">The line of the comment; variables below it, up to the next, belong to the sector.</param>
internal sealed record Sector(string Title, string Content, int Line);
