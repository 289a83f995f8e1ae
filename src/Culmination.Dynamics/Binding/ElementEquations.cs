using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>Which equation of a variable is that of an element.</summary>
internal static class ElementEquations
{
    /// <summary>The offsets of the elements that an equation names (all, where it names none), rising.</summary>
    internal static IEnumerable<int> Named(ElementEquation equation, VariableSymbol variable)
    {
        if (equation.Elements.IsEmpty)
        {
            return Enumerable.Range(0, variable.Count);
        }

        if (equation.Elements.Length != variable.Axes.Length)
        {
            return [];
        }

        // Axis by axis, so that as many steps are made as there are elements named.
        IEnumerable<int> offsets = [0];
        for (var i = 0; i < variable.Axes.Length; i++)
        {
            var (axis, written) = (variable.Axes[i], equation.Elements[i]);
            var place = axis.IndexOf(written);
            offsets = IsWhole(axis, written) ? offsets.SelectMany(o => Enumerable.Range(o * axis.Count, axis.Count))
                : place < 0 ? []
                : offsets.Select(o => (o * axis.Count) + place);
        }

        return offsets;
    }

    /// <summary>The equation of each element, by offset; mistakes are reported. Null where an element has none.</summary>
    internal static ElementEquation?[] Assign(VariableSymbol variable, Action<Diagnostic> report)
    {
        var equations = new ElementEquation?[variable.Count];
        if (variable.Source.Equations is [{ Elements.IsEmpty: true } all])
        {
            Array.Fill(equations, all);
            return equations;
        }

        var before = false;
        foreach (var equation in variable.Source.Equations)
        {
            before |= !Fits(equation, variable, report);
            foreach (var offset in Named(equation, variable))
            {
                if (equations[offset] is { Elements.IsEmpty: false })
                {
                    report(BindingDiagnostics.Duplicate(equation.Span, NameOf(variable, offset)));
                    break;
                }

                equations[offset] = equation;
            }
        }

        var missing = Array.FindIndex(equations, e => e is null);
        if (missing >= 0 && !before)
        {
            report(BindingDiagnostics.NoEquation(variable.Source.Span, NameOf(variable, missing)));
        }

        return equations;
    }

    /// <summary>The display name of an element.</summary>
    internal static string NameOf(VariableSymbol variable, int offset) =>
        variable.IsScalar ? variable.Name : $"{variable.Name}[{string.Join(",", ElementsOf(variable, offset))}]";

    internal static IEnumerable<string> ElementsOf(VariableSymbol variable, int offset) =>
        variable.ElementAt(offset).Select((place, axis) => variable.Axes[axis].Source.Elements[place]);

    private static bool IsWhole(DimensionSymbol axis, string written) => written == "*" || (axis.IndexOf(written) < 0 && axis.Key == ModelName.Canonical(written));

    private static bool Fits(ElementEquation equation, VariableSymbol variable, Action<Diagnostic> report)
    {
        if (equation.Elements.IsEmpty)
        {
            return true;
        }

        if (equation.Elements.Length != variable.Axes.Length)
        {
            report(BindingDiagnostics.Subscripts(equation.Span, variable.Name, variable.Axes.Length, equation.Elements.Length));
            return false;
        }

        var fits = true;
        for (var i = 0; i < variable.Axes.Length; i++)
        {
            if (!IsWhole(variable.Axes[i], equation.Elements[i]) && variable.Axes[i].IndexOf(equation.Elements[i]) < 0)
            {
                report(BindingDiagnostics.Unknown(equation.Span, $"element of {variable.Axes[i].Name}", equation.Elements[i], variable.Axes[i].Source.Elements));
                fits = false;
            }
        }

        return fits;
    }
}
