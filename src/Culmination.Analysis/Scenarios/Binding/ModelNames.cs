using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>The names of a plan's variables as people write them: letter case, and whether blanks or <c>_</c> stand between words, make no difference.</summary>
internal sealed partial class ModelNames
{
    private readonly SimulationPlan plan;
    private readonly Dictionary<string, List<(string[] Elements, int Id)>> variables = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly Regex? namesWithBlanks;

    public ModelNames(SimulationPlan plan)
    {
        this.plan = plan;
        for (var id = 0; id < plan.Variables.Length; id++)
        {
            if (plan.Variables[id].IsInternal)
            {
                continue;
            }

            var (name, elements) = Split(plan.Variables[id].Name);
            var key = Canonical(name);
            if (!variables.TryGetValue(key, out var group))
            {
                variables.Add(key, group = []);
                names.Add(key);
            }

            group.Add((elements, id));
        }

        namesWithBlanks = PatternOf(names.Where(n => n.Contains(' ', StringComparison.Ordinal)));
    }

    /// <summary>The constants a name stands for: one, or all that fit its <c>[*]</c>. Empty with a diagnostic when there are none.</summary>
    public ImmutableArray<int> Constants(string name, TextSpan? span, List<Diagnostic> found)
    {
        var (bare, subscripts) = Split(name);
        if (!variables.TryGetValue(Canonical(bare), out var group))
        {
            found.Add(BindingDiagnostics.UnknownVariable(span, name, Suggestion.Nearest(Canonical(bare), names)));
            return [];
        }

        var fitting = group.Where(v => Fits(v.Elements, subscripts)).Select(v => v.Id).ToImmutableArray();
        if (fitting.IsEmpty)
        {
            found.Add(BindingDiagnostics.Subscripts(span, name, [.. group.Select(v => plan.Variables[v.Id].Name)]));
            return [];
        }

        if (fitting.Any(id => !plan.Variables[id].IsConstant))
        {
            found.Add(BindingDiagnostics.NotConstant(span, name));
            return [];
        }

        return fitting;
    }

    /// <summary>The id of the scalar constant of this name, or -1 when the model has none.</summary>
    public int ScalarConstant(string name) =>
        variables.TryGetValue(Canonical(name), out var group) && group is [{ Elements.Length: 0 } only] && plan.Variables[only.Id].IsConstant ? only.Id : -1;

    /// <summary>An expression with <c>_</c> for the blanks inside the model's names, as its language wants them.</summary>
    public string Expression(string text) =>
        namesWithBlanks is null ? text : namesWithBlanks.Replace(text, m => Blanks().Replace(m.Value, "_"));

    /// <summary>A variable's name as an expression.</summary>
    public static string Reference(string name)
    {
        var (bare, subscripts) = Split(name);
        var identifier = PlainName().IsMatch(bare) ? Blanks().Replace(bare.Trim(), "_") : $"\"{bare}\"";
        return subscripts.Length == 0 ? identifier : $"{identifier}[{string.Join(", ", subscripts)}]";
    }

    private static bool Fits(string[] elements, string[] subscripts) =>
        elements.Length == subscripts.Length
        && elements.Zip(subscripts).All(p => p.Second == "*" || string.Equals(Canonical(p.First), Canonical(p.Second), StringComparison.Ordinal));

    private static (string Name, string[] Elements) Split(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return open < 0 || !name.TrimEnd().EndsWith(']')
            ? (name, [])
            : (name[..open], name[(open + 1)..name.LastIndexOf(']')].Split(',', StringSplitOptions.TrimEntries));
    }

    private static string Canonical(string name) => Blanks().Replace(name.Trim().Trim('"'), " ").ToLowerInvariant();

    /// <summary>Longest first, so that 'fire sufficiency of people' is not taken for 'fire sufficiency'; not inside quotes.</summary>
    private static Regex? PatternOf(IEnumerable<string> withBlanks)
    {
        var alternatives = new StringBuilder();
        foreach (var name in withBlanks.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal))
        {
            alternatives.Append(alternatives.Length > 0 ? "|" : string.Empty).Append(Regex.Escape(name).Replace("\\ ", @"[\s_]+", StringComparison.Ordinal));
        }

        return alternatives.Length == 0
            ? null
            : new Regex($@"(?<![\w""])(?:{alternatives})(?![\w""])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    [GeneratedRegex(@"[\s_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*[\p{L}_][\p{L}\d_ ]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainName();
}
