using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Culmination.Quantities.Diagnostics;

/// <summary>A value, if there is one, and everything that was found wrong on the way to it, not only the first.</summary>
public sealed class Checked<T>
    where T : class
{
    internal Checked(T? value, ImmutableArray<Diagnostic> diagnostics)
    {
        Value = value;
        Diagnostics = diagnostics;
    }

    /// <summary>The value, or null when an error stands in <see cref="Diagnostics"/>.</summary>
    public T? Value { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}

/// <summary>Factories of <see cref="Checked{T}"/>.</summary>
public static class Checked
{
    /// <summary>A value, with warnings at most; where an error is among the diagnostics the value is dropped.</summary>
    public static Checked<T> Of<T>(T value, IEnumerable<Diagnostic>? diagnostics = null)
        where T : class
    {
        var all = diagnostics?.ToImmutableArray() ?? [];
        return new Checked<T>(all.Any(d => d.Severity == Severity.Error) ? null : value, all);
    }

    /// <summary>No value: at least one error is given.</summary>
    public static Checked<T> Fail<T>(IEnumerable<Diagnostic> diagnostics)
        where T : class
    {
        var all = diagnostics.ToImmutableArray();
        if (!all.Any(d => d.Severity == Severity.Error))
        {
            throw new ArgumentException("A failure needs at least one error.", nameof(diagnostics));
        }

        return new Checked<T>(null, all);
    }
}
