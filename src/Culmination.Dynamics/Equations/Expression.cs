using System.Collections.Immutable;

namespace Culmination.Dynamics.Equations;

/// <summary>An equation as written. <paramref name="Start"/> and <paramref name="Length"/> are offsets in its text.</summary>
public abstract record Expression(int Start, int Length);

public sealed record NumberExpression(double Value, int Start, int Length) : Expression(Start, Length);

/// <summary>A name, with subscripts as written (an element, a dimension, or <c>*</c>).</summary>
public sealed record NameExpression(string Name, ImmutableArray<string> Subscripts, int Start, int Length) : Expression(Start, Length);

public sealed record CallExpression(string Function, ImmutableArray<Expression> Arguments, int Start, int Length) : Expression(Start, Length);

public sealed record UnaryExpression(string Operator, Expression Operand, int Start, int Length) : Expression(Start, Length);

public sealed record BinaryExpression(string Operator, Expression Left, Expression Right, int Start, int Length) : Expression(Start, Length);

public sealed record ChoiceExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse, int Start, int Length) : Expression(Start, Length);
