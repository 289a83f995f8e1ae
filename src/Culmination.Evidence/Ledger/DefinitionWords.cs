using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>
/// The words of which the column <c>definition_code</c> is made: what is counted, in a form that can be compared, where <c>definition</c> is free text for the reader. A ledger of another war adds
/// its own in definitions.csv.
/// </summary>
public sealed class DefinitionWords
{
    private static readonly ImmutableArray<(string Word, string Meaning)> Published =
    [
        ("plain", "just what the quantity code says, nothing in or out"),
        ("unclear", "what is counted is not said, or can be read in two ways"),

        // People lost.
        ("killed", "killed"),
        ("wounded", "wounded"),
        ("missing", "missing"),
        ("captured", "taken prisoner"),
        ("deserted", "deserted"),
        ("permanent", "lost for good: killed, captured, missing, or never fit again"),
        ("light-wounds-out", "those lightly wounded who stayed with their unit are not counted"),

        // Whose people.
        ("regular", "regular forces only"),
        ("private", "private companies in"),
        ("separatist", "separatist formations in"),
        ("convicts", "convicts only"),
        ("mobilised", "called-up people only"),
        ("volunteers", "volunteers in"),
        ("reserves", "people in training or behind the front in"),
        ("police", "police and guards of every kind in"),
        ("civilians", "civilians in"),

        // How it is known.
        ("named", "only those known by name"),
        ("pictured", "only what is seen in pictures"),
        ("claimed", "claimed by the opponent, without pictures"),
        ("treated", "of those who came to a hospital"),

        // Of what part.
        ("sector", "one sector or battle"),
        ("peak", "the heaviest days"),
        ("one-body", "one army or one maker alone"),
        ("part", "a part of the country or of the kinds, named in the definition"),

        // Arms and rounds.
        ("tube", "tube artillery, towed and self-propelled"),
        ("towed", "towed guns"),
        ("self-propelled", "self-propelled guns"),
        ("mortars", "mortars in"),
        ("rockets", "rocket launchers in"),
        ("armour", "tanks and other armoured vehicles"),
        ("tanks", "tanks"),
        ("all-services", "all services"),
        ("large-calibre", "rounds of 100 mm and more"),
        ("light-guns", "guns and rounds under 100 mm in"),
        ("155mm", "155 mm"),
        ("152mm", "152 mm"),
        ("105mm", "105 mm"),
        ("75mm", "75 mm"),

        // Money, movement and time.
        ("military", "military aid"),
        ("all-aid", "aid of every kind"),
        ("men", "men only"),
        ("gross", "departures, returns not taken off"),
        ("net", "those who stay away"),
        ("earliest", "the first ones only"),
        ("assessed", "assessed control only"),
        ("by-week", "change within a week"),
        ("by-month", "change within a month"),
        ("by-day-of-death", "sorted by day of death, compiled later"),
    ];

    private readonly Dictionary<string, string> meanings;

    private DefinitionWords(IEnumerable<(string Word, string Meaning)> words)
    {
        meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, meaning) in words)
        {
            meanings[word] = meaning;
        }

        Words = [.. meanings.Keys];
    }

    /// <summary>The published table.</summary>
    public static DefinitionWords Usual { get; } = new(Published);

    public ImmutableArray<string> Words { get; }

    /// <summary>What a word means, or null.</summary>
    public string? MeaningOf(string word) => meanings.GetValueOrDefault(word);

    /// <summary>A code in words: "killed; wounded; private companies in".</summary>
    public string InWords(string code) => string.Join("; ", Split(code).Select(w => MeaningOf(w) ?? w));

    /// <summary>The words of a code, each once, in alphabetical order: two codes of the same words are the same code.</summary>
    public static string Canonical(string code) => string.Join('+', Split(code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    internal static string[] Split(string code) => code.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The published table and definitions.csv in the folder, where there is one.</summary>
    internal static DefinitionWords Beside(string claimsPath, List<Diagnostic> found)
    {
        var path = Path.Combine(Path.GetDirectoryName(claimsPath) ?? string.Empty, "definitions.csv");
        if (!File.Exists(path) || CsvTable.Read(path, ["word", "meaning"], found) is not { } table)
        {
            return Usual;
        }

        var own = new List<(string, string)>();
        foreach (var row in table.Rows)
        {
            CsvTable.RefusePlaces(row, found);
            var (word, meaning) = (table.Required(row, "word", found), table.Required(row, "meaning", found));
            if (word.Any(c => c is '+' or ' ' or ';'))
            {
                found.Add(LedgerDiagnostics.UnknownDefinitionWord(table.Cell(row, "word").Span, word, []));
            }
            else if (Usual.MeaningOf(word) is not null || own.Exists(o => string.Equals(o.Item1, word, StringComparison.Ordinal)))
            {
                found.Add(LedgerDiagnostics.RepeatedDefinitionWord(table.Cell(row, "word").Span, word));
            }

            own.Add((word, meaning));
        }

        return new DefinitionWords(Published.Concat(own));
    }
}
