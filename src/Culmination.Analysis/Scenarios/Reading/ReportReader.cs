using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads what an answer shows beside the probabilities: <c>reported</c> and <c>people</c>.</summary>
internal static class ReportReader
{
    private static readonly string[] Sides = ["Invader", "Defender"];

    public static ImmutableArray<ReportedVariable> Reported(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<ReportedVariable>();
        foreach (var (key, value) in Sections.Named(node, "'reported'", found))
        {
            var fields = new Fields(value, $"reported variable '{key.Text}'", key.Span, found, "of", "unit", "in answer");
            read.Add(new ReportedVariable(key.Text, fields.FindText("of", key.Text), fields.NeedText("unit"), fields.FindTruth("in answer"), key.Span)
            {
                ExpressionSpan = fields.Find("of") is null ? key.Span : fields.TextSpanOf("of"),
            });
        }

        return read.ToImmutable();
    }

    public static ImmutableArray<PeopleReport> People(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<PeopleReport>();
        foreach (var item in Sections.Listed(node, "'people'", found))
        {
            var fields = new Fields(item, "an entry of 'people'", item.Span, found, "side", "killed", "wounded", "not included");
            var side = fields.NeedText("side");
            if (side.Length > 0 && !Sides.Contains(side, StringComparer.Ordinal))
            {
                found.Add(ScenarioDiagnostics.UnknownName(fields.Find("side")!.Span, "side", side, Sides));
            }

            read.Add(new PeopleReport(side, fields.NeedText("killed"), fields.NeedText("wounded"), [.. fields.FindTexts("not included").Select(t => t.Text)], item.Span)
            {
                KilledSpan = fields.TextSpanOf("killed"),
                WoundedSpan = fields.TextSpanOf("wounded"),
            });
        }

        return read.ToImmutable();
    }
}
