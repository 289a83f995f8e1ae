using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads <c>{ lognormal: { p10: 0.004, p90: 0.02 } }</c>; a bare number is a fixed value.</summary>
internal static class PriorReader
{
    public static Distribution? Read(YamlNode? node, string where, List<Diagnostic> found)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar:
                return Values.Number(node, where, found) is { } value ? new Fixed(value) : null;
            case YamlMapping { Entries: [var only] }:
                return ReadKind(only, where, found);
            default:
                found.Add(ScenarioDiagnostics.WrongShape(node.Span, where, "one distribution, such as { lognormal: { p10: 1, p90: 9 } }"));
                return null;
        }
    }

    private static Distribution? ReadKind(YamlEntry entry, string where, List<Diagnostic> found)
    {
        var kind = entry.Key.Text;
        if (DistributionKinds.UsageOf(kind) is null)
        {
            found.Add(ScenarioDiagnostics.BadDistribution(entry.Key.Span, $"'{kind}' is not a kind of distribution", Suggestion.Help(kind, DistributionKinds.Names)));
            return null;
        }

        if (kind == "fixed" && entry.Value is YamlScalar)
        {
            return Values.Number(entry.Value, where, found) is { } value ? new Fixed(value) : null;
        }

        if (entry.Value is not YamlMapping numbers)
        {
            found.Add(ScenarioDiagnostics.WrongShape(entry.Value.Span, $"{kind} of {where}", $"a mapping: {DistributionKinds.UsageOf(kind)}"));
            return null;
        }

        var arguments = new List<DistributionArgument>();
        var places = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        var before = found.Count;
        foreach (var (key, node) in numbers.Entries)
        {
            if (!DistributionKinds.ArgumentNames.Contains(key.Text, StringComparer.Ordinal))
            {
                found.Add(ScenarioDiagnostics.UnknownKey(key.Span, key.Text, kind, DistributionKinds.ArgumentNames));
            }
            else if (Values.Number(node, $"'{key.Text}' of {kind} of {where}", found) is { } value)
            {
                arguments.Add(new DistributionArgument(key.Text, value));
                places[key.Text] = node.Span;
            }
        }

        if (found.Count > before)
        {
            return null;
        }

        var made = DistributionKinds.Create(kind, arguments, out var problem);
        if (problem is not null)
        {
            var span = problem.Argument is { } name && places.TryGetValue(name, out var place) ? place : entry.Key.Span;
            found.Add(ScenarioDiagnostics.BadDistribution(span, $"{where}: {problem.Message}", problem.Help));
        }

        return made;
    }
}
