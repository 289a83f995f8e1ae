using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Yaml;

/// <summary>A piece of a YAML document and where it stands.</summary>
internal abstract record YamlNode(TextSpan Span);

/// <summary>A text as it was written; what it means is for the reader of the place to say.</summary>
internal sealed record YamlScalar(string Text, bool IsQuoted, TextSpan Span) : YamlNode(Span)
{
    /// <summary>Nothing was written, or null.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null";
}

internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, TextSpan Span) : YamlNode(Span);

/// <summary>Keys and values in the order of the document; no key stands twice.</summary>
internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, TextSpan Span) : YamlNode(Span);

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
