using System.Globalization;
using System.Text.RegularExpressions;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>The example of docs/formats/scenario.md as files in a folder of its own, with changes a test wants.</summary>
internal sealed partial class ExampleScenario : IDisposable
{
    private static readonly Lazy<Dictionary<string, string>> Published = new(ReadPublished);

    private readonly Dictionary<string, string> files = new(Published.Value, StringComparer.Ordinal);

    public ExampleScenario()
    {
        Folder = Directory.CreateTempSubdirectory("scenario").FullName;
        foreach (var name in files.Keys)
        {
            Write(name, files[name]);
        }
    }

    public string Folder { get; }

    public string this[string name] => files[name];

    /// <summary>Replaces the first occurrence of a text, which has to be there.</summary>
    public ExampleScenario With(string name, string from, string to)
    {
        var at = files[name].IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{name} does not hold '{from}'");
        Write(name, $"{files[name][..at]}{to}{files[name][(at + from.Length)..]}");
        return this;
    }

    public ExampleScenario Append(string name, string text)
    {
        Write(name, files[name] + text);
        return this;
    }

    public void Write(string name, string text)
    {
        files[name] = text;
        File.WriteAllText(Path.Combine(Folder, name), text);
    }

    public void Delete(string name) => File.Delete(Path.Combine(Folder, name));

    /// <summary>Where the n-th occurrence of a text stands: <c>scenario.yaml:12:5</c>.</summary>
    public string Place(string name, string text, int occurrence = 1)
    {
        var at = -1;
        for (var i = 0; i < occurrence; i++)
        {
            at = files[name].IndexOf(text, at + 1, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{name} does not hold '{text}' so often");
        }

        var before = files[name][..at];
        var line = before.Count(c => c == '\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{name}:{line}:{at - before.LastIndexOf('\n')}");
    }

    /// <summary>Diagnostics as lines: <c>E0507 scenario.yaml:12:5</c>.</summary>
    public static string[] Lines(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Code} {Path.GetFileName(d.Span!.File)}:{d.Span.Line}:{d.Span.Column}"))];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Dictionary<string, string> ReadPublished()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "formats", "scenario.md")).Replace("\r\n", "\n", StringComparison.Ordinal);
        return Block().Matches(text).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["body"].Value, StringComparer.Ordinal);
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside a checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^`(?<name>[\w.]+)`:\n\n```\w+\n(?<body>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
