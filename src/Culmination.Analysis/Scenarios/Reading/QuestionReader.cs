using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads what is asked: <c>policies</c>, <c>outcomes</c> and <c>question</c>.</summary>
internal static class QuestionReader
{
    public static ImmutableArray<Policy> Policies(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<Policy>();
        foreach (var (key, value) in Sections.Named(node, "'policies'", found))
        {
            var where = $"policy '{key.Text}'";
            var fields = new Fields(value, where, key.Span, found, "label", "condition", "levers");
            var settings = ImmutableArray.CreateBuilder<LeverSetting>();
            foreach (var (lever, setting) in Sections.Named(fields.Find("levers"), $"'levers' of {where}", found))
            {
                settings.Add(ReadSetting(lever, setting, where, found));
            }

            var label = fields.FindText("label", key.Text);
            read.Add(new Policy(key.Text, label, fields.FindText("condition", label), settings.ToImmutable(), key.Span));
        }

        return read.ToImmutable();
    }

    public static ImmutableArray<Outcome> Outcomes(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var (key, value) in Sections.Named(node, "'outcomes'", found))
        {
            var where = $"outcome '{key.Text}'";
            if (key.Text == "none")
            {
                found.Add(ScenarioDiagnostics.BadValue(key.Span, "an outcome", key.Text, "a name to choose: it stands for no cause at all"));
            }

            var fields = new Fields(value, where, key.Span, found, "label", "when", "for", "threshold");
            var threshold = fields.Find("threshold") is { } t ? Values.Text(t, $"'threshold' of {where}", found) : null;
            read.Add(new Outcome(key.Text, fields.FindText("label", key.Text), fields.NeedText("when"), fields.FindWeeks("for") ?? 0, threshold, key.Span)
            {
                WhenSpan = fields.TextSpanOf("when"),
            });
        }

        return read.ToImmutable();
    }

    /// <summary>Names of outcomes, each of which has to be there.</summary>
    public static ImmutableArray<string> Names(ImmutableArray<YamlScalar> names, ImmutableArray<Outcome> outcomes, List<Diagnostic> found)
    {
        string[] known = [.. outcomes.Select(o => o.Name)];
        foreach (var name in names.Where(n => !known.Contains(n.Text, StringComparer.Ordinal)))
        {
            found.Add(ScenarioDiagnostics.UnknownName(name.Span, "outcome", name.Text, known));
        }

        return [.. names.Select(n => n.Text)];
    }

    /// <summary>The order in which causes that come in the same step are counted: those named, then the others as they stand.</summary>
    public static ImmutableArray<string> OrderOfTies(Fields root, ImmutableArray<Outcome> outcomes, List<Diagnostic> found)
    {
        var named = Names(root.FindTexts("order of ties"), outcomes, found);
        return [.. named.Concat(outcomes.Select(o => o.Name)).Distinct(StringComparer.Ordinal)];
    }

    public static Question Question(YamlNode? node, TextSpan place, Calendar calendar, ImmutableArray<Outcome> outcomes, List<Diagnostic> found)
    {
        var fields = new Fields(node, "'question'", node?.Span ?? place, found, "text", "race", "mirror", "by");
        if (node is null)
        {
            return new Question(string.Empty, [], [], calendar.End);
        }

        var race = Pair(fields, "race", outcomes, found);
        var mirror = Pair(fields, "mirror", outcomes, found);
        var by = fields.FindDay("by") ?? calendar.End;
        if (calendar.IsComplete && (by <= calendar.Issue || by > calendar.End))
        {
            found.Add(ScenarioDiagnostics.OutsideRun(fields.Find("by")?.Span ?? fields.Place, "the day 'by'", by, calendar.Issue, calendar.End));
        }

        return new Question(fields.NeedText("text"), race, mirror, by);
    }

    private static ImmutableArray<string> Pair(Fields fields, string key, ImmutableArray<Outcome> outcomes, List<Diagnostic> found)
    {
        if (fields.Need(key) is not { } node)
        {
            return [];
        }

        var names = fields.FindTexts(key);
        if (node is YamlSequence && (names.Length != 2 || names[0].Text == names[1].Text))
        {
            found.Add(ScenarioDiagnostics.WrongShape(node.Span, $"'{key}' of 'question'", "a list of two outcomes: the cause and its rival"));
        }

        return Names(names, outcomes, found);
    }

    private static LeverSetting ReadSetting(YamlScalar lever, YamlNode setting, string where, List<Diagnostic> found)
    {
        var what = $"lever '{lever.Text}' of {where}";
        if (setting is YamlScalar)
        {
            return new LeverSetting(lever.Text, Values.Number(setting, what, found) ?? 0, null, lever.Span);
        }

        var fields = new Fields(setting, what, lever.Span, found, "value", "from");
        return new LeverSetting(lever.Text, fields.NeedNumber("value"), fields.FindDay("from"), lever.Span);
    }
}
