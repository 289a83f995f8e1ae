using System.Globalization;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>A model in its place: the outermost, or one inside of a module.</summary>
/// <param name="Path">The names of its modules with dots between, as people read them; empty for the outermost.</param>
/// <param name="Use">The module it stands in; null for the outermost.</param>
internal sealed record ModelInstance(ModelPart Part, string Path, ModelInstance? Parent, ModuleUse? Use)
{
    internal string Key { get; } = Path.Length == 0 ? string.Empty : QualifiedName.KeyOfDisplay(Path);
}

/// <summary>Puts models into their modules, from the outermost on.</summary>
internal static class ModuleTree
{
    private const int MaximumDepth = 32;
    private const int MaximumInstances = 10_000;
    private const int MostHints = 20;

    /// <summary>All models in their places, each before those inside of it.</summary>
    internal static List<ModelInstance> Grow(ModelPart root, IReadOnlyList<ModelPart> others, List<Diagnostic> found)
    {
        var byName = new Dictionary<string, ModelPart>(StringComparer.Ordinal);
        foreach (var part in others)
        {
            if (!byName.TryAdd(ModelName.Canonical(part.Name), part))
            {
                found.Add(XmileDiagnostics.Module(part.Span, $"there are two models '{part.Name}'"));
            }
        }

        var instances = new List<ModelInstance> { new(root, string.Empty, null, null) };
        var used = new HashSet<ModelPart>(ReferenceEqualityComparer.Instance);
        var size = (long)root.Variables.Length;
        for (var next = 0; next < instances.Count; next++)
        {
            foreach (var use in instances[next].Part.Modules)
            {
                if (Place(instances[next], use, byName, found) is not { } inner)
                {
                    continue;
                }

                used.Add(inner.Part);
                size += inner.Part.Variables.Length;
                if (instances.Count >= MaximumInstances || size > SimulationLimits.MaximumElements)
                {
                    found.Add(Diagnostic.Error("E0102", use.Span, string.Create(CultureInfo.InvariantCulture, $"modules put more than {MaximumInstances} models or {SimulationLimits.MaximumElements} variables into one another")));
                    return instances;
                }

                instances.Add(inner);
            }
        }

        foreach (var part in others.Where(p => !used.Contains(p) && !found.Exists(d => d.Severity == Severity.Error)))
        {
            found.Add(Diagnostic.Warning("W0112", part.Span, $"model '{part.Name}' stands in no module, so it is no part of what runs"));
        }

        return instances;
    }

    private static ModelInstance? Place(ModelInstance parent, ModuleUse use, Dictionary<string, ModelPart> byName, List<Diagnostic> found)
    {
        if (!byName.TryGetValue(ModelName.Canonical(use.Model), out var part))
        {
            found.Add(XmileDiagnostics.Module(use.Span, $"there is no model '{use.Model}' for module '{use.Name}'", found.Count < MostHints ? Suggestion.Help(use.Model, byName.Values.Select(p => p.Name)) : null));
            return null;
        }

        var path = new List<string> { part.Name };
        var depth = 0;
        for (var outer = parent; outer is { Use: not null }; outer = outer.Parent!)
        {
            path.Add(outer.Part.Name);
            depth++;
            if (ReferenceEquals(outer.Part, part))
            {
                path.Reverse();
                Report(XmileDiagnostics.Module(use.Span, "models stand in one another without end: " + string.Join(" → ", path), "a model may hold others, but not itself"));
                return null;
            }
        }

        if (depth >= MaximumDepth)
        {
            Report(Diagnostic.Error("E0102", use.Span, string.Create(CultureInfo.InvariantCulture, $"modules are nested more than {MaximumDepth} deep")));
            return null;
        }

        return new ModelInstance(part, parent.Path.Length == 0 ? use.Name : parent.Path + "." + use.Name, parent, use);

        void Report(Diagnostic diagnostic)
        {
            if (!found.Contains(diagnostic))
            {
                found.Add(diagnostic);
            }
        }
    }
}
