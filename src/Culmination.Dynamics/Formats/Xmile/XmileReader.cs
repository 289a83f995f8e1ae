using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Reads XMILE 1.0 (OASIS Standard, 14 December 2015) into a <see cref="Model"/>. What would change a model's meaning and is not supported is refused at its place; diagrams and
/// settings of vendors are passed over.
/// </summary>
public static class XmileReader
{
    /// <summary>The largest file that is read as a model, in bytes.</summary>
    public const long MaximumBytes = ModelFile.MaximumBytes;

    /// <summary>Reads a file. Every mistake found is reported.</summary>
    public static Checked<Model> Read(string path)
    {
        var (text, problem) = ModelFile.Read(path);
        return text is null ? Checked.Fail<Model>([problem!]) : ReadText(text, path);
    }

    /// <summary>Reads a model from text.</summary>
    /// <param name="fileName">Named in diagnostics.</param>
    public static Checked<Model> ReadText(string text, string fileName)
    {
        var tree = XmlTree.Read(text, fileName);
        return tree.Succeeded ? Document(tree.Value, fileName) : Checked.Fail<Model>(tree.Diagnostics);
    }

    private static Checked<Model> Document(XmlNode root, string file)
    {
        if (root.Name != "xmile")
        {
            return Checked.Fail<Model>([XmileDiagnostics.NotXmile(root.Span, root.Name)]);
        }

        var found = new List<Diagnostic>();
        var models = root.All("model").ToList();
        RefuseOutside(root, found);
        KnownElements.Check(root, found);
        if (models.Count == 0)
        {
            found.Add(XmileDiagnostics.NoModel(root.Span));
            return Checked.Fail<Model>(found);
        }

        var outermost = models.Find(m => string.IsNullOrWhiteSpace(m.Attribute("name"))) ?? models[0];
        var specs = outermost.Child("sim_specs") ?? root.Child("sim_specs");
        var clock = ClockReader.Read(specs, root.Span, found);
        var dimensions = DimensionReader.Read(root.Child("dimensions"), found);
        var part = PartReader.Read(root, outermost, dimensions, found);
        var others = models.Where(m => !ReferenceEquals(m, outermost)).Select(m => PartReader.Read(root, m, dimensions, clock, found)).ToList();
        var variables = Flattener.Flatten(ModuleTree.Grow(part, others, found), dimensions, found);
        var macros = root.All("macro").Select(m => MacroReader.Read(m, root.Child("behavior"), found)).OfType<ModelMacro>().ToImmutableArray();
        var header = root.Child("header");
        RefuseOptions(header?.Child("options"), found);
        var name = header?.Child("name")?.Text.Trim();
        var result = new Model(string.IsNullOrEmpty(name) ? Path.GetFileNameWithoutExtension(file) : name, file, dimensions, variables, clock)
        {
            TimeUnit = specs?.Attribute("time_units")?.Trim() ?? string.Empty,
            Macros = macros,
            UnitAliases = Aliases(root.Child("model_units")),
        };
        return Checked.Of(result, found);
    }

    private static void RefuseOutside(XmlNode root, List<Diagnostic> found)
    {
        var included = root.All("include").Concat((root.Child("header")?.All("includes") ?? []).SelectMany(i => i.All("include")));
        foreach (var node in included)
        {
            found.Add(XmileDiagnostics.NotSupported(node.Span, $"what another file holds (<include> of {node.Attribute("resource") ?? node.Attribute("name") ?? "nothing named"})"));
        }

        foreach (var run in root.All("model").Prepend(root).Select(m => m.Child("sim_specs")?.Child("run")).OfType<XmlNode>())
        {
            if (run.Attribute("by") is { Length: > 0 } by && !by.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(XmileDiagnostics.NotSupported(run.Span, $"running a part of the model only (by {by})"));
            }
        }

        foreach (var model in root.All("model").Where(m => m.AttributeNames.Any(a => a.StartsWith("encryption", StringComparison.Ordinal))))
        {
            found.Add(XmileDiagnostics.NotSupported(model.Span, "an encrypted <model>"));
        }
    }

    private static void RefuseOptions(XmlNode? options, List<Diagnostic> found)
    {
        foreach (var option in options?.Children ?? [])
        {
            if (option.Name is "uses_conveyor" or "uses_queue" or "uses_event_posters" && found.Count == 0)
            {
                found.Add(Diagnostic.Warning("W0105", option.Span, $"<{option.Name}> is declared, and nothing of it was found"));
            }
        }
    }

    private static ImmutableDictionary<string, string> Aliases(XmlNode? units)
    {
        var aliases = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var unit in units?.All("unit") ?? [])
        {
            if (unit.Attribute("name")?.Trim() is { Length: > 0 } name)
            {
                // A unit is itself where its equation is a mere sign such as $.
                var equation = unit.Child("eqn")?.Text.Trim() ?? string.Empty;
                var isDerived = equation.AsSpan().IndexOfAny("/*^") >= 0 || equation == "1";
                var meaning = isDerived ? equation : name;
                foreach (var word in unit.All("alias").Select(a => a.Text.Trim()).Append(equation).Append(isDerived ? name : string.Empty))
                {
                    if (word.Length > 0 && word != "1")
                    {
                        aliases[word.ToLowerInvariant()] = meaning;
                    }
                }
            }
        }

        return aliases.ToImmutable();
    }
}
