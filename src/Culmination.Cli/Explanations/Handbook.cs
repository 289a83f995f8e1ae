namespace Culmination.Cli.Explanations;

/// <summary>docs/guide/diagnostics.md and docs/glossary.md, carried inside the program so that what is printed and what is published are one text.</summary>
internal static class Handbook
{
    private static readonly Lazy<IReadOnlyDictionary<string, DiagnosticSection>> Diagnostics = new(ReadDiagnostics);

    private static readonly Lazy<IReadOnlyDictionary<string, GlossaryEntry>> Words = new(ReadWords);

    public static IEnumerable<string> Names => Diagnostics.Value.Keys.Concat(Words.Value.Keys);

    public static DiagnosticSection? Diagnostic(string code) => Diagnostics.Value.GetValueOrDefault(code.ToUpperInvariant());

    public static GlossaryEntry? Word(string word) => Words.Value.GetValueOrDefault(word.ToLowerInvariant());

    private static Dictionary<string, DiagnosticSection> ReadDiagnostics()
    {
        var sections = new Dictionary<string, DiagnosticSection>(StringComparer.Ordinal);
        foreach (var part in Text("diagnostics.md").Split("\n### ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var heading = part[..end].Split(' ', 2);
            var body = part[end..].Split("\n## ")[0];
            var paragraphs = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Replace('\n', ' ').Trim()).Where(p => p.Length > 0).ToList();
            sections.Add(heading[0], new DiagnosticSection(heading[0], heading[1], paragraphs));
        }

        return sections;
    }

    private static Dictionary<string, GlossaryEntry> ReadWords()
    {
        var words = new Dictionary<string, GlossaryEntry>(StringComparer.Ordinal);
        foreach (var line in Text("glossary.md").Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1))
        {
            var cells = line.Split(" | ", 2);
            var entry = new GlossaryEntry(cells[0].Trim('|', ' '), cells[1].Trim('|', ' '));
            foreach (var word in entry.Word.Split(", "))
            {
                words.Add(word, entry);
            }
        }

        return words;
    }

    private static string Text(string name)
    {
        using var stream = typeof(Handbook).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}

internal sealed record DiagnosticSection(string Code, string Title, IReadOnlyList<string> Paragraphs);

internal sealed record GlossaryEntry(string Word, string Meaning);
