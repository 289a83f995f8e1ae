using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>Gives every variable its place: dimensions found, elements numbered, graphical functions made tables.</summary>
internal static class Declarations
{
    /// <summary>The symbols, the scalar variables' owners in order of id, and the number of ids.</summary>
    internal static (Symbols Symbols, ImmutableArray<VariableSymbol> Declared, int Count) Declare(
        Model model, IEnumerable<ModelVariable> probes, List<PlanTable> tables, Action<Diagnostic> report)
    {
        var symbols = new Symbols();
        foreach (var dimension in model.Dimensions)
        {
            if (!symbols.Add(new DimensionSymbol(dimension)))
            {
                report(BindingDiagnostics.Duplicate(dimension.Span, dimension.Name));
            }
        }

        foreach (var macro in model.Macros)
        {
            if (!symbols.Add(macro))
            {
                report(BindingDiagnostics.Duplicate(macro.Span, macro.Name));
            }
        }

        var declared = ImmutableArray.CreateBuilder<VariableSymbol>();
        long next = 0;
        foreach (var variable in model.Variables.Concat(probes))
        {
            if (Axes(variable, symbols, report) is not { } axes)
            {
                continue;
            }

            if (Product(axes) is not { } count || next + count > SimulationLimits.MaximumElements)
            {
                report(BindingDiagnostics.TooLarge(variable.Span, BindingDiagnostics.ElementLimit(variable.Name)));
                break;
            }

            var symbol = new VariableSymbol(variable, axes, variable.IsFunction ? -1 : (int)next, (int)count);
            symbol = symbol with { Tables = Tables(symbol, tables) };
            if (!symbols.Add(symbol))
            {
                report(BindingDiagnostics.Duplicate(variable.Span, variable.Name));
                continue;
            }

            next += variable.IsFunction ? 0 : count;
            declared.Add(symbol);
        }

        return (symbols, declared.ToImmutable(), (int)next);
    }

    /// <summary>How many elements there are, or null when too many.</summary>
    private static long? Product(ImmutableArray<DimensionSymbol> axes)
    {
        long count = 1;
        foreach (var axis in axes)
        {
            count *= axis.Count;
            if (count > SimulationLimits.MaximumElements)
            {
                return null;
            }
        }

        return count;
    }

    private static ImmutableArray<DimensionSymbol>? Axes(ModelVariable variable, Symbols symbols, Action<Diagnostic> report)
    {
        var axes = ImmutableArray.CreateBuilder<DimensionSymbol>(variable.Dimensions.Length);
        foreach (var name in variable.Dimensions)
        {
            if (symbols.Dimension(name) is { } dimension)
            {
                axes.Add(dimension);
            }
            else
            {
                report(BindingDiagnostics.Unknown(variable.Span, "dimension", name, symbols.DimensionNames));
                return null;
            }
        }

        return axes.ToImmutable();
    }

    private static ImmutableArray<int> Tables(VariableSymbol symbol, List<PlanTable> tables)
    {
        var variable = symbol.Source;
        if (variable.Equations.All(e => e.Graph is null))
        {
            return variable.Graph is null ? [] : [Add(variable.Name, variable.Graph, tables)];
        }

        // With graphical functions of elements, all elements have one each, or none at all is called.
        var result = new int[symbol.Count];
        var isNamed = new bool[symbol.Count];
        Array.Fill(result, -1);
        foreach (var equation in variable.Equations)
        {
            if ((equation.Graph ?? variable.Graph) is { } graph)
            {
                var table = Add(variable.Name, graph, tables);
                foreach (var offset in ElementEquations.Named(equation, symbol))
                {
                    if (isNamed[offset])
                    {
                        break; // a second equation of an element is reported when equations are bound
                    }

                    isNamed[offset] = !equation.Elements.IsEmpty;
                    result[offset] = table;
                }
            }
        }

        return Array.TrueForAll(result, t => t >= 0) ? [.. result] : [];
    }

    private static int Add(string name, GraphicalFunction graph, List<PlanTable> tables)
    {
        tables.Add(new PlanTable(name, graph.X, graph.Y, graph.Kind));
        return tables.Count - 1;
    }
}
