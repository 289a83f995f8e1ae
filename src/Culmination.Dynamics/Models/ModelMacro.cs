using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Models;

/// <summary>
/// A function that a model brings with it (XMILE 1.0, section 3.6): a value of its parameters and of variables of its own. Every call has variables, so stocks, of its own; the
/// model's variables cannot be named inside.
/// </summary>
/// <param name="Equation">Its value.</param>
/// <param name="Variables">None of them has dimensions. One without an equation stands for the parameter of its name: so a parameter says that it is a flow.</param>
public sealed record ModelMacro(
    string Name, ImmutableArray<MacroParameter> Parameters, EquationText Equation, ImmutableArray<ModelVariable> Variables, string Doc, TextSpan Span);

/// <param name="Default">What the parameter is where a call leaves it out; may name parameters before it.</param>
public sealed record MacroParameter(string Name, EquationText? Default, TextSpan Span);
