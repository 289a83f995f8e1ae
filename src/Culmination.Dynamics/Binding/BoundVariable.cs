using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>One scalar variable: a variable of the model at one element, a probe, or a variable that a delay or a smooth is made of.</summary>
/// <param name="Name">Display name with elements: <c>people killed[Invader,Line]</c>.</param>
/// <param name="Source">The variable of the model; for a probe, one made of it; for an internal variable, that which it serves.</param>
/// <param name="Elements">Its element per dimension.</param>
/// <param name="EquationText">Its equation as written (of a stock: of its initial value), or empty.</param>
/// <param name="Equation">Its scalar form; of a stock, that of its initial value.</param>
/// <param name="Inflows">Of a stock: ids of flows that fill it, in the order listed.</param>
/// <param name="Outflows">Of a stock: ids of flows that drain it, in the order listed.</param>
/// <param name="IsConstant">A literal that can be set from outside.</param>
/// <param name="Span">Where its equation stands.</param>
public sealed record BoundVariable(
    string Name,
    PlanVariableKind Kind,
    ModelVariable Source,
    ImmutableArray<string> Elements,
    string EquationText,
    PlanExpression Equation,
    ImmutableArray<int> Inflows,
    ImmutableArray<int> Outflows,
    bool IsConstant,
    bool IsProbe,
    bool IsInternal,
    TextSpan Span)
{
    /// <summary>The declared unit as text, or empty.</summary>
    public string Unit => IsInternal ? string.Empty : Source.Unit;

    public string Doc => Source.Doc;

    /// <summary>A stock whose outflows are limited to what is there.</summary>
    public bool NonNegative => Kind == PlanVariableKind.Stock && (IsInternal ? IsLimited : Source.NonNegative);

    /// <summary>A constant that cannot be set from outside because the model is made after its value: the time of a DELAY, an order, a seed.</summary>
    public bool ShapesModel { get; init; }

    /// <summary>Of an internal stock: whether its outflows are limited to what is there.</summary>
    internal bool IsLimited { get; init; }
}
