using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Finds the flows of a stock's element: of each flow the element with the stock's own elements.</summary>
internal static class FlowConnections
{
    internal static ImmutableArray<int> Find(ImmutableArray<FlowReference> flows, VariableSymbol stock, int[] at, BindingState state)
    {
        var ids = ImmutableArray.CreateBuilder<int>(flows.Length);
        foreach (var flow in flows)
        {
            if (state.IsFull)
            {
                break;
            }

            if (state.Symbols.Variable(flow.Name) is not { } symbol)
            {
                state.Report(BindingDiagnostics.Unknown(
                    flow.Span, "flow", flow.Name, state.Model.Variables.Where(v => v.Kind == PlanVariableKind.Flow).Select(v => v.Name)));
            }
            else if (symbol.Source.Kind == PlanVariableKind.Stock || symbol.FirstId < 0 || Elements(symbol, stock, at) is not { } place)
            {
                state.Report(BindingDiagnostics.NotAFlow(flow.Span, ModelName.Display(flow.Name), stock.Name));
            }
            else
            {
                if (symbol.Source.Kind == PlanVariableKind.Auxiliary)
                {
                    state.Report(BindingDiagnostics.AuxiliaryAsFlow(flow.Span, ModelName.Display(flow.Name), stock.Name));
                }

                ids.Add(symbol.FirstId + symbol.Offset(place));
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>The flow's element; null where its dimensions are not those of the stock, in whatever order.</summary>
    private static int[]? Elements(VariableSymbol flow, VariableSymbol stock, int[] at)
    {
        if (flow.Axes.Length != stock.Axes.Length)
        {
            return null;
        }

        var taken = new bool[at.Length];
        var place = new int[at.Length];
        for (var i = 0; i < place.Length; i++)
        {
            var axis = Enumerable.Range(0, at.Length).FirstOrDefault(j => !taken[j] && ReferenceEquals(stock.Axes[j], flow.Axes[i]), -1);
            if (axis < 0)
            {
                // A dimension of other name with elements of the same names.
                axis = Enumerable.Range(0, at.Length).FirstOrDefault(j => !taken[j] && flow.Axes[i].Holds(stock.Axes[j]), -1);
            }

            if (axis < 0)
            {
                return null;
            }

            taken[axis] = true;
            place[i] = flow.Axes[i].IndexOf(stock.Axes[axis], at[axis]);
        }

        return place;
    }
}
