using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Sections that are a map of names or a list.</summary>
internal static class Sections
{
    /// <summary>The entries of a map whose keys are names chosen by the author.</summary>
    public static ImmutableArray<YamlEntry> Named(YamlNode? node, string section, List<Diagnostic> found)
    {
        switch (node)
        {
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlMapping mapping:
                return mapping.Entries;
            default:
                found.Add(ScenarioDiagnostics.WrongShape(node.Span, section, "a mapping from names"));
                return [];
        }
    }

    public static ImmutableArray<YamlNode> Listed(YamlNode? node, string section, List<Diagnostic> found)
    {
        switch (node)
        {
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlSequence sequence:
                return sequence.Items;
            default:
                found.Add(ScenarioDiagnostics.WrongShape(node.Span, section, "a list"));
                return [];
        }
    }
}
