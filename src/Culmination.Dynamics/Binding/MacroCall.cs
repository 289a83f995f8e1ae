using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>One call of a macro while it is bound: what its names mean.</summary>
/// <param name="outer">The call in whose equations this one stands.</param>
internal sealed class MacroCall(ModelMacro macro, MacroCall? outer)
{
    private readonly Dictionary<string, PlanExpression> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<KnownValue?>> known = new(StringComparer.Ordinal);

    internal ModelMacro Macro { get; } = macro;

    internal MacroCall? Outer { get; } = outer;

    internal int Depth => Outer is null ? 1 : Outer.Depth + 1;

    internal IEnumerable<string> Names => Macro.Parameters.Select(p => p.Name).Concat(Macro.Variables.Select(v => v.Name));

    internal PlanExpression? Value(string name) => values.GetValueOrDefault(ModelName.Canonical(name));

    internal int? Table(string name) => tables.TryGetValue(ModelName.Canonical(name), out var table) ? table : null;

    /// <summary>The value at the start of a parameter that can be known before the run, or null.</summary>
    internal KnownValue? Known(string name) => known.TryGetValue(ModelName.Canonical(name), out var value) ? value() : null;

    /// <param name="start">Finds the value at the start where it can be known before the run.</param>
    internal void Set(string name, PlanExpression value, Func<KnownValue?>? start = null)
    {
        values[ModelName.Canonical(name)] = value;
        if (start is not null)
        {
            known[ModelName.Canonical(name)] = start;
        }
    }

    internal void SetTable(string name, int table) => tables[ModelName.Canonical(name)] = table;

    /// <summary>The macros from the outermost call to this one, and then a further one.</summary>
    internal string Path(ModelMacro next)
    {
        var names = new List<string> { next.Name };
        for (var call = this; call is not null; call = call.Outer)
        {
            names.Add(call.Macro.Name);
        }

        names.Reverse();
        return string.Join(" → ", names);
    }

    internal bool IsInside(ModelMacro other)
    {
        for (var call = this; call is not null; call = call.Outer)
        {
            if (ReferenceEquals(call.Macro, other))
            {
                return true;
            }
        }

        return false;
    }
}
