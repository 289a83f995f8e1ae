using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Models;

/// <summary>A model as its author wrote it, in no file format: names, dimensions and equations as text, each with its place.</summary>
public sealed record Model(
    string Name,
    string File,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<ModelVariable> Variables,
    SimulationClock Clock);

/// <summary>An array axis and its elements in order.</summary>
public sealed record Dimension(string Name, ImmutableArray<string> Elements, TextSpan Span);

/// <summary>A stock, flow or auxiliary.</summary>
/// <param name="Equations">One equation for all elements, or one per element. For a stock: of its initial value.</param>
/// <param name="Graph">A graphical function that the equation's value goes through; without equations, a function to be called by name.</param>
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
    TextSpan Span);

/// <summary>An equation of all elements (no <paramref name="Elements"/>) or of one.</summary>
/// <param name="Span">Where the first character of the text stands.</param>
public sealed record ElementEquation(ImmutableArray<string> Elements, string Text, TextSpan Span);

public sealed record FlowReference(string Name, TextSpan Span);

/// <summary>Points in ascending x.</summary>
public sealed record GraphicalFunction(ImmutableArray<double> X, ImmutableArray<double> Y, TableKind Kind);
