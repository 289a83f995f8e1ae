using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Models;

/// <summary>A stock, flow or auxiliary, or a graphical function that is called by name.</summary>
/// <param name="Equations">One equation for all elements, or one per element, or both (then the former is for those not named). For a stock: of its initial value.</param>
/// <param name="Graph">A graphical function that the value of the equation goes through; without equations, a function to be called by name.</param>
/// <param name="Unit">The declared unit as text, or empty.</param>
/// <param name="NonNegative">Stock: gives no more than it holds. Flow: never below 0.</param>
/// <param name="RangeLow">The least sensible value, as declared.</param>
public sealed record ModelVariable(
    string Name,
    PlanVariableKind Kind,
    ImmutableArray<string> Dimensions,
    ImmutableArray<ElementEquation> Equations,
    ImmutableArray<FlowReference> Inflows,
    ImmutableArray<FlowReference> Outflows,
    string Unit,
    string Doc,
    GraphicalFunction? Graph,
    bool NonNegative,
    double? RangeLow,
    double? RangeHigh,
    TextSpan Span)
{
    /// <summary>Whether it is a function and has no value of its own.</summary>
    public bool IsFunction => Equations.IsEmpty && Graph is not null;
}

/// <summary>An equation of all elements (no <paramref name="Elements"/>) or of those named; an element written <c>*</c> stands for all of its dimension.</summary>
/// <param name="Graph">A graphical function of these elements only.</param>
/// <param name="Initial">What the value is at the start, where that differs from the equation.</param>
public sealed record ElementEquation(ImmutableArray<string> Elements, EquationText Equation, GraphicalFunction? Graph = null, EquationText? Initial = null)
{
    public string Text => Equation.Text;

    public TextSpan Span => Equation.Start;
}

public sealed record FlowReference(string Name, TextSpan Span);

/// <summary>Points in ascending x.</summary>
public sealed record GraphicalFunction(ImmutableArray<double> X, ImmutableArray<double> Y, TableKind Kind);
