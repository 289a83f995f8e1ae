using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>
/// The keys of one mapping whose words are fixed by the format. Unknown keys are found when it is made. In these words <c>_</c> and a blank mean the same.
/// </summary>
internal sealed class Fields
{
    private readonly string where;
    private readonly List<Diagnostic> found;
    private readonly ImmutableArray<YamlEntry> entries;

    /// <param name="where">What the mapping is, for messages: <c>parameter 'x'</c>.</param>
    /// <param name="place">Where to point when something is missing.</param>
    public Fields(YamlNode? node, string where, TextSpan place, List<Diagnostic> found, params string[] known)
    {
        this.where = where;
        this.found = found;
        Place = place;
        entries = [];
        switch (node)
        {
            case null or YamlScalar { IsEmpty: true }:
                break;
            case YamlMapping mapping:
                entries = mapping.Entries;
                foreach (var key in entries.Select(e => e.Key).Where(k => !known.Contains(Word(k.Text), StringComparer.Ordinal)))
                {
                    found.Add(Evidence.Ledger.RefusedContent.IsPlaceName(key.Text)
                        ? ScenarioDiagnostics.Refused(key.Span, $"places, under a key '{key.Text}'")
                        : ScenarioDiagnostics.UnknownKey(key.Span, key.Text, where, known));
                }

                break;
            default:
                found.Add(ScenarioDiagnostics.WrongShape(node.Span, where, $"a mapping with the keys {string.Join(", ", known)}"));
                IsBroken = true;
                break;
        }
    }

    public TextSpan Place { get; }

    /// <summary>True when it was no mapping at all: then nothing more is said about missing keys.</summary>
    public bool IsBroken { get; }

    /// <summary>The value under a key, or null when it is not there or empty.</summary>
    public YamlNode? Find(string key) =>
        entries.FirstOrDefault(e => string.Equals(Word(e.Key.Text), key, StringComparison.Ordinal)) is { Value: not YamlScalar { IsEmpty: true } } entry ? entry.Value : null;

    /// <summary>The value under a key that has to be there.</summary>
    public YamlNode? Need(string key)
    {
        var node = Find(key);
        if (node is null && !IsBroken)
        {
            found.Add(ScenarioDiagnostics.MissingKey(Place, key, where));
        }

        return node;
    }

    /// <summary>Where the text under a key begins (inside its quotes), or where the mapping stands when there is none.</summary>
    public TextSpan TextSpanOf(string key) => Find(key) switch
    {
        YamlScalar { IsQuoted: true } quoted => quoted.Span with { Column = quoted.Span.Column + 1, Length = Math.Max(1, quoted.Span.Length - 2) },
        { } node => node.Span,
        null => Place,
    };

    public string NeedText(string key) => Read(Need(key), key, Values.Text) ?? string.Empty;

    public string FindText(string key, string otherwise = "") => Read(Find(key), key, Values.Text) ?? otherwise;

    public double NeedNumber(string key) => Read(Need(key), key, Values.Number) ?? 0;

    public DateOnly? NeedDay(string key) => Read(Need(key), key, Values.Day);

    public DateOnly? FindDay(string key) => Read(Find(key), key, Values.Day);

    public double? FindWeeks(string key) => Read(Find(key), key, Values.Weeks);

    public bool FindTruth(string key) => Read(Find(key), key, Values.Truth) ?? false;

    /// <summary>A list of texts with their places; a single text counts as a list of one.</summary>
    public ImmutableArray<YamlScalar> FindTexts(string key) => Find(key) switch
    {
        null => [],
        YamlScalar one => [one],
        YamlSequence many => [.. many.Items.Where(i => Values.Text(i, $"each of '{key}' of {where}", found) is not null).Cast<YamlScalar>()],
        var other => Refuse(other, key),
    };

    private ImmutableArray<YamlScalar> Refuse(YamlNode node, string key)
    {
        found.Add(ScenarioDiagnostics.WrongShape(node.Span, $"'{key}' of {where}", "a list"));
        return [];
    }

    private T? Read<T>(YamlNode? node, string key, Func<YamlNode, string, List<Diagnostic>, T?> read) =>
        node is null ? default : read(node, $"'{key}' of {where}", found);

    private static string Word(string key) => key.Replace('_', ' ');
}
