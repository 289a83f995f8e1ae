using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Culmination.Analysis.Scenarios.Yaml;

/// <summary>
/// Makes a tree of the events of a YAML document. Deep nesting, anchors, aliases, tags, further documents and keys that stand twice are refused while the events come in, so
/// that a hostile file costs no more than its length: the library's own tree is built by recursion that such a file can exhaust.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 64;
    private const int MostMistakes = 100;

    private readonly string file;
    private readonly List<Diagnostic> found;
    private readonly Parser parser;
    private int depth;

    private YamlTree(string file, string text, List<Diagnostic> found)
    {
        this.file = file;
        this.found = found;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of the document, or null when the text is no YAML that is accepted here.</summary>
    public static YamlNode? Read(string file, string text, List<Diagnostic> found)
    {
        var tree = new YamlTree(file, text, found);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException exception)
        {
            var message = exception.InnerException?.Message ?? exception.Message;
            found.Add(ScenarioDiagnostics.NotYaml(SpanOf(file, exception.Start, exception.Start), message));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The library's scanner (16.3) throws this instead of an exception of its own where a brace is never closed and ordinary lines follow.
            var near = tree.parser.Current?.End ?? Mark.Empty;
            found.Add(ScenarioDiagnostics.NotYaml(SpanOf(file, near, near), "a text in braces or brackets is broken after this place"));
            return null;
        }
        catch (StoppedException)
        {
            // The reason is among the diagnostics.
            return null;
        }
    }

    private YamlNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out var end))
        {
            return new YamlScalar(string.Empty, false, SpanOf(file, end.Start, end.Start));
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            throw Stop(ScenarioDiagnostics.YamlRefused(Span(second), "a second document begins here", "one file holds one scenario"));
        }

        return root;
    }

    private YamlNode ReadNode()
    {
        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw Stop(ScenarioDiagnostics.YamlRefused(Span(alias), "aliases (*name) are not accepted", "write the value out"));
        }

        if (parser.Accept<NodeEvent>(out var node) && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            throw Stop(ScenarioDiagnostics.YamlRefused(Span(node), "anchors (&name) and tags (!name) are not accepted", "put a name that begins with & or ! in quotes"));
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ScalarOf(scalar);
        }

        if (++depth > DeepestNesting)
        {
            throw Stop(ScenarioDiagnostics.TooDeep(Span(parser.Current!), DeepestNesting));
        }

        YamlNode made = parser.Accept<SequenceStart>(out _) ? ReadSequence() : ReadMapping();
        depth--;
        return made;
    }

    private YamlSequence ReadSequence()
    {
        var start = parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        return new YamlSequence(items.ToImmutable(), Span(start));
    }

    private YamlMapping ReadMapping()
    {
        var start = parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode();
            var value = ReadNode();
            if (key is not YamlScalar name)
            {
                found.Add(ScenarioDiagnostics.YamlRefused(key.Span, "a key has to be a plain text", null));
            }
            else if (!lineOf.TryAdd(name.Text, name.Span.Line))
            {
                found.Add(ScenarioDiagnostics.RepeatedKey(name.Span, name.Text, lineOf[name.Text]));
            }
            else
            {
                entries.Add(new YamlEntry(name, value));
            }

            if (found.Count > MostMistakes)
            {
                throw new StoppedException();
            }
        }

        return new YamlMapping(entries.ToImmutable(), Span(start));
    }

    private YamlScalar ScalarOf(Scalar scalar) => new(scalar.Value, scalar.Style != ScalarStyle.Plain, Span(scalar));

    private StoppedException Stop(Diagnostic why)
    {
        found.Add(why);
        return new StoppedException();
    }

    private TextSpan Span(ParsingEvent parsed) => SpanOf(file, parsed.Start, parsed.End);

    private static TextSpan SpanOf(string file, Mark start, Mark end)
    {
        var length = start.Line == end.Line ? end.Column - start.Column : 1;
        return new TextSpan(file, (int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), (int)Math.Max(1, length));
    }

    /// <summary>Leaves the recursion when reading on makes no sense.</summary>
    private sealed class StoppedException : Exception;
}
