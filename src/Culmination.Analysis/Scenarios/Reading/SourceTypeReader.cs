using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads <c>source types</c>, and looks whether there is anything they apply to.</summary>
internal static class SourceTypeReader
{
    /// <param name="sources">Null where sources.csv has mistakes: then nothing is said about kinds.</param>
    public static ImmutableArray<SourceType> Read(YamlNode? node, ImmutableArray<EvidenceWindow> windows, SourceTable? sources, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<SourceType>();
        foreach (var (key, value) in Sections.Named(node, "'source types'", found))
        {
            read.Add(ReadOne(key, value, found));
            if (sources is not null)
            {
                CheckKind(key, windows, sources, found);
            }
        }

        return read.ToImmutable();
    }

    private static SourceType ReadOne(YamlScalar key, YamlNode value, List<Diagnostic> found)
    {
        var fields = new Fields(value, $"source type '{key.Text}'", key.Span, found, "lean", "spread", "because");
        var (leanNode, spreadNode) = (fields.Find("lean"), fields.Find("spread"));
        var lean = PriorReader.Read(leanNode, $"the lean of '{key.Text}'", found);
        var spread = PriorReader.Read(spreadNode, $"the spread of '{key.Text}'", found);
        if (spread is not null && !(spread.Quantile(NormalScore.Least) > 0))
        {
            found.Add(ScenarioDiagnostics.BadDistribution(spreadNode!.Span, $"the spread of '{key.Text}' could be 0 or less", "it multiplies: use lognormal, such as { lognormal: { median: 1, sigma: 0.3 } }"));
        }

        if (leanNode is null && spreadNode is null && !fields.IsBroken)
        {
            found.Add(ScenarioDiagnostics.NothingShared(key.Span, key.Text));
        }

        var because = fields.FindText("because");
        if ((leanNode ?? spreadNode) is not null && because.Length == 0)
        {
            found.Add(ScenarioDiagnostics.NoBasis(key.Span, key.Text) with { Help = "say what sources of this kind may have in common (because: \"judgement: …\")" });
        }

        return new SourceType(key.Text, lean, spread, because, key.Span);
    }

    private static void CheckKind(YamlScalar key, ImmutableArray<EvidenceWindow> windows, SourceTable sources, List<Diagnostic> found)
    {
        string[] kinds = [.. sources.Sources.Select(s => s.Kind).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
        if (!kinds.Contains(key.Text, StringComparer.Ordinal))
        {
            found.Add(ScenarioDiagnostics.UnknownName(key.Span, "kind of source", key.Text, kinds));
        }
        else if (!windows.Any(w => w.Bias is not null && sources.Sources.Any(s => s.Id == w.Source && s.Kind == key.Text)))
        {
            found.Add(ScenarioDiagnostics.NoBiasOfKind(key.Span, key.Text));
        }
    }
}
