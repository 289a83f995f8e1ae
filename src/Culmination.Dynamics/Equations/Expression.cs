using System.Collections.Immutable;

namespace Culmination.Dynamics.Equations;

/// <summary>An equation as written. <paramref name="Start"/> and <paramref name="Length"/> are offsets in its text.</summary>
public abstract record Expression(int Start, int Length)
{
    /// <summary>Levels of nesting below and with this one.</summary>
    internal int Depth { get; init; } = 1;

    internal int End => Start + Length;
}

public sealed record NumberExpression(double Value, int Start, int Length) : Expression(Start, Length);

/// <summary>A name, with what stands in its brackets: expressions, of which a plain name may mean an element or a dimension, and the kinds of subscript below.</summary>
public sealed record NameExpression(string Name, ImmutableArray<Expression> Subscripts, int Start, int Length) : Expression(Start, Length)
{
    /// <summary>Whether the array is read with its dimensions in reverse order (the operator <c>'</c>).</summary>
    public bool IsTransposed { get; init; }
}

/// <summary>The subscript <c>*</c>: all elements.</summary>
public sealed record WildcardExpression(int Start, int Length) : Expression(Start, Length);

/// <summary>The subscript <c>a:b</c>: the elements from one to another; <c>*:d</c> are those of the dimension d.</summary>
public sealed record RangeExpression(string First, string Last, int Start, int Length) : Expression(Start, Length);

/// <summary>The subscript <c>@n</c>: the element of the variable's own n-th dimension.</summary>
public sealed record PositionExpression(int Position, int Start, int Length) : Expression(Start, Length);

public sealed record CallExpression(string Function, ImmutableArray<Expression> Arguments, int Start, int Length) : Expression(Start, Length);

/// <summary>Operator is <c>-</c> or <c>NOT</c>.</summary>
public sealed record UnaryExpression(string Operator, Expression Operand, int Start, int Length) : Expression(Start, Length);

/// <summary>Operator is one of <c>^ * / // MOD + - &lt; &lt;= &gt; &gt;= = &lt;&gt; AND OR</c>.</summary>
public sealed record BinaryExpression(string Operator, Expression Left, Expression Right, int Start, int Length) : Expression(Start, Length);

public sealed record ChoiceExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse, int Start, int Length) : Expression(Start, Length);

/// <summary>A mistake in an equation's text at an offset.</summary>
public sealed record EquationProblem(string Code, int Start, int Length, string Message, string? Help = null);
