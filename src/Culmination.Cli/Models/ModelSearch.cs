using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Models;

/// <summary>Finds variables of a model by what a reader knows of their names.</summary>
internal static class ModelSearch
{
    /// <summary>The variable of that name (elements may stand behind it), or those of that id of the structure beside the model; else all with the words in their names.</summary>
    public static ImmutableArray<ModelVariable> Find(ModelFile file, string given)
    {
        var variables = file.Bound.Model.Variables;
        var name = Base(given);
        ImmutableArray<ModelVariable> exact = [.. variables.Where(v => ModelName.Same(v.Name, name))];
        if (exact.Length > 0)
        {
            return exact;
        }

        if (StructureFile.Read(file.Bound.Model.File) is { Succeeded: true } structure && structure.Value.Variables.FirstOrDefault(v => v.Id == given) is { } named)
        {
            var names = named.ModelName.Split(['+', '&'], StringSplitOptions.TrimEntries).Select(Base).ToList();
            return [.. variables.Where(v => names.Exists(n => ModelName.Same(v.Name, n)))];
        }

        var part = ModelName.Canonical(name);
        return part.Length == 0 ? [] : [.. variables.Where(v => ModelName.Canonical(v.Name).Contains(part, StringComparison.Ordinal))];
    }

    /// <summary>Help for a name that is not there.</summary>
    public static string? Near(ModelFile file, string given) => Suggestion.Help(Base(given), file.Bound.Model.Variables.Select(v => v.Name));

    private static string Base(string name) => name.IndexOf('[', StringComparison.Ordinal) is var open and >= 0 ? name[..open].Trim() : name.Trim();
}
