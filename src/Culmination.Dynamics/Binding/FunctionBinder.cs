using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Binds calls: graphical functions, and the functions of XMILE 1.0, section 3.5.</summary>
internal sealed class FunctionBinder
{
    /// <summary>Functions of other programs that are known and not supported.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "HISTORY", "ALLOCATE", "ENDVAL", "PERCENT", "NPV", "IRR", "RUNCOUNT", "BETA", "BINOMIAL", "GAMMA", "WEIBULL", "PARETO", "TRIANGULAR", "LOGISTIC", "GEOMETRIC",
        "NEGBINOMIAL", "MONTECARLO", "LOOKUPINV", "LOOKUPAREA", "LOOKUPMEAN", "CGROWTH", "DERIVN", "ROOTN", "COUNTER", "QELEM", "CYCLETIME", "OVERRIDE", "INTERPOLATE",
    };

    private static readonly HashSet<string> Namespaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "std", "user", "anylogic", "forio", "insightmaker", "isee", "powersim", "simanticssd", "simile", "sysdea", "vensim",
    };

    private readonly EquationScope scope;
    private readonly EquationBinder binder;
    private readonly ArrayFunctions arrays;
    private readonly TimeFunctions times;
    private readonly DelayFunctions delays;
    private readonly MacroBinder macros;

    internal FunctionBinder(EquationScope scope, EquationBinder binder)
    {
        this.scope = scope;
        this.binder = binder;
        arrays = new ArrayFunctions(scope, binder);
        times = new TimeFunctions(scope, this);
        delays = new DelayFunctions(scope, this);
        macros = new MacroBinder(scope, binder);
    }

    internal PlanExpression Bind(CallExpression call)
    {
        if (scope.Macro?.Table(call.Function) is { } table)
        {
            return call.Arguments.Length == 1
                ? new PlanLookup(table, binder.Bind(call.Arguments[0]))
                : scope.Refuse(BindingDiagnostics.Arguments(scope.Place(call), call.Function, "1 argument", call.Arguments.Length));
        }

        if (scope.Variable(call.Function) is { } variable && (!variable.Tables.IsEmpty || !IsFunction(call.Function)))
        {
            return Lookup(call, variable);
        }

        var function = WithoutNamespace(call.Function);
        if (macros.TryBind(call, function) is { } expanded)
        {
            return expanded;
        }

        var name = function.ToUpperInvariant();
        return arrays.TryBind(name, call)
            ?? Scalar(name, call)
            ?? times.TryBind(name, call)
            ?? delays.TryBind(name, call)
            ?? scope.Refuse(Refused.Contains(name)
                ? BindingDiagnostics.FunctionNotSupported(scope.Place(call), name)
                : BindingDiagnostics.Function(scope.Place(call), call.Function, Names.Concat(scope.Symbols.MacroNames).Concat(scope.VariableNames)));
    }

    /// <summary>The name of a function without the namespace it may be written in (XMILE 1.0, section 3.2.2.3): <c>std.MIN</c>.</summary>
    internal static string WithoutNamespace(string function)
    {
        var dot = function.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Namespaces.Contains(function[..dot]) ? function[(dot + 1)..] : function;
    }

    /// <summary>The functions there are, with how many arguments each takes at least and at most.</summary>
    internal static readonly IReadOnlyDictionary<string, (int Least, int Most)> Arities = new SortedDictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase)
    {
        ["ABS"] = (1, 1), ["ARCCOS"] = (1, 1), ["ARCSIN"] = (1, 1), ["ARCTAN"] = (1, 1), ["COS"] = (1, 1), ["COSH"] = (1, 1), ["DELAY"] = (2, 3), ["DELAY1"] = (2, 3),
        ["DELAY3"] = (2, 3), ["DELAYN"] = (3, 4), ["DT"] = (0, 0), ["EXP"] = (1, 1), ["EXPRND"] = (1, 2), ["FORCST"] = (3, 4), ["IF_THEN_ELSE"] = (3, 3), ["INF"] = (0, 0), ["INIT"] = (1, 1), ["INT"] = (1, 1), ["LN"] = (1, 1),
        ["LOG10"] = (1, 1), ["LOGNORMAL"] = (2, 3), ["LOOKUP"] = (2, 2), ["MAX"] = (1, 64), ["MEAN"] = (1, 64), ["MIN"] = (1, 64), ["MODULO"] = (2, 2), ["NORMAL"] = (2, 3), ["PI"] = (0, 0),
        ["POISSON"] = (1, 2), ["PREVIOUS"] = (2, 2), ["PROD"] = (1, 64), ["PULSE"] = (2, 3), ["RAMP"] = (2, 3), ["RANDOM"] = (2, 3), ["RANK"] = (2, 3), ["ROUND"] = (1, 1), ["SAFEDIV"] = (2, 3), ["SIN"] = (1, 1),
        ["SINH"] = (1, 1), ["SIZE"] = (1, 1), ["SMTH1"] = (2, 3), ["SMTH3"] = (2, 3), ["SMTHN"] = (3, 4), ["SQRT"] = (1, 1), ["STARTTIME"] = (0, 0), ["STDDEV"] = (1, 64), ["STOPTIME"] = (0, 0), ["STEP"] = (2, 2), ["SUM"] = (1, 64), ["TAN"] = (1, 1),
        ["TANH"] = (1, 1), ["TIME"] = (0, 0), ["TREND"] = (2, 3),
    };

    internal static IEnumerable<string> Names => Arities.Keys;

    internal static bool IsBuiltIn(string name) => Arities.ContainsKey(name);

    internal static bool IsFunction(string name) => Arities.ContainsKey(name) || Refused.Contains(name);

    internal PlanExpression Bind(Expression expression) => binder.Bind(expression);

    /// <summary>Whether a call has as many arguments as it may; else a mistake is reported.</summary>
    internal bool HasArguments(string name, CallExpression call)
    {
        var (least, most) = Arities[name];
        if (call.Arguments.Length >= least && call.Arguments.Length <= most)
        {
            return true;
        }

        var wanted = FormattableString.Invariant(least == most ? (FormattableString)$"{least}" : $"{least} to {most}") + (most == 1 ? " argument" : " arguments");
        scope.Report(BindingDiagnostics.Arguments(scope.Place(call), name, wanted, call.Arguments.Length));
        return false;
    }

    /// <summary>A value as a variable whose past can be looked up: itself if it is one, else a variable made for it.</summary>
    internal int Variable(Expression expression, string what)
    {
        if (expression is NameExpression { Subscripts.IsEmpty: true } self && self.Name.Equals("SELF", StringComparison.OrdinalIgnoreCase) && scope.Variable(self.Name) is null && scope.Macro?.Value(self.Name) is null)
        {
            return scope.OwnerId;
        }

        return binder.Bind(expression) is var value && value is PlanVariableReference reference ? reference.Variable : scope.AddInternal(scope.NextName(what), value);
    }

    private PlanExpression Lookup(CallExpression call, VariableSymbol variable)
    {
        if (variable.Tables.IsEmpty)
        {
            return scope.Refuse(BindingDiagnostics.NotAFunction(scope.Place(call), variable.Name));
        }

        if (call.Arguments.Length != 1)
        {
            return scope.Refuse(BindingDiagnostics.Arguments(scope.Place(call), variable.Name, "1 argument", call.Arguments.Length));
        }

        return new PlanLookup(TableOf(new NameExpression(call.Function, [], call.Start, call.Function.Length), variable), binder.Bind(call.Arguments[0]));
    }

    private int TableOf(NameExpression name, VariableSymbol variable) =>
        variable.Tables.Length == 1 && name.Subscripts.IsEmpty ? variable.Tables[0]
        : binder.Subscripts.Resolve(name, variable, out var computed) is { } at && computed is null ? variable.TableAt(variable.Offset(at))
        : 0;

    private PlanExpression? Scalar(string name, CallExpression call)
    {
        if (Unary(name) is { } unary)
        {
            return HasArguments(name, call) ? new PlanUnary(unary, binder.Bind(call.Arguments[0])) : new PlanConstant(0);
        }

        switch (name)
        {
            case "PI" or "INF" or "TIME" or "DT" or "STARTTIME" or "STOPTIME":
                return HasArguments(name, call) ? EquationBinder.BuiltIn(name) : new PlanConstant(0);
            case "IF_THEN_ELSE":
                return HasArguments(name, call) ? new PlanChoice(binder.Bind(call.Arguments[0]), binder.Bind(call.Arguments[1]), binder.Bind(call.Arguments[2])) : new PlanConstant(0);
            case "SINH" or "COSH":
                return HasArguments(name, call) ? Hyperbolic(name, binder.Bind(call.Arguments[0])) : new PlanConstant(0);
            case "MODULO":
                return HasArguments(name, call) ? new PlanBinary(BinaryOperation.Modulo, binder.Bind(call.Arguments[0]), binder.Bind(call.Arguments[1])) : new PlanConstant(0);
            case "SAFEDIV":
                return HasArguments(name, call) ? SafeDivision(call) : new PlanConstant(0);
            case "LOOKUP":
                return HasArguments(name, call) ? LookupByName(call) : new PlanConstant(0);
            default:
                return null;
        }
    }

    private PlanExpression LookupByName(CallExpression call)
    {
        if (call.Arguments[0] is NameExpression { Subscripts.IsEmpty: true } local && scope.Macro?.Table(local.Name) is { } table)
        {
            return new PlanLookup(table, binder.Bind(call.Arguments[1]));
        }

        if (call.Arguments[0] is NameExpression name && scope.Variable(name.Name) is { Tables.IsEmpty: false } variable)
        {
            return new PlanLookup(TableOf(name, variable), binder.Bind(call.Arguments[1]));
        }

        return scope.Refuse(BindingDiagnostics.NotAFunction(scope.Place(call.Arguments[0]), call.Arguments[0] is NameExpression other ? other.Name : "the first argument"));
    }

    private PlanExpression SafeDivision(CallExpression call)
    {
        var above = binder.Bind(call.Arguments[0]);
        var below = binder.Bind(call.Arguments[1]);
        if (call.Arguments.Length == 2)
        {
            return new PlanBinary(BinaryOperation.SafeDivide, above, below);
        }

        below = scope.Shared(below, "divisor");
        var isZero = new PlanBinary(BinaryOperation.Equal, below, new PlanConstant(0));
        return new PlanChoice(isZero, binder.Bind(call.Arguments[2]), new PlanBinary(BinaryOperation.SafeDivide, above, below));
    }

    private PlanBinary Hyperbolic(string name, PlanExpression x)
    {
        x = scope.Shared(x, name);
        var rising = new PlanUnary(UnaryOperation.Exponential, x);
        var falling = new PlanUnary(UnaryOperation.Exponential, new PlanUnary(UnaryOperation.Negate, x));
        var both = new PlanBinary(name == "SINH" ? BinaryOperation.Subtract : BinaryOperation.Add, rising, falling);
        return new PlanBinary(BinaryOperation.Divide, both, new PlanConstant(2));
    }

    internal static UnaryOperation? Unary(string name) => name switch
    {
        "ABS" => UnaryOperation.Absolute,
        "SQRT" => UnaryOperation.SquareRoot,
        "EXP" => UnaryOperation.Exponential,
        "LN" => UnaryOperation.NaturalLogarithm,
        "LOG10" => UnaryOperation.DecimalLogarithm,
        "SIN" => UnaryOperation.Sine,
        "COS" => UnaryOperation.Cosine,
        "TAN" => UnaryOperation.Tangent,
        "ARCSIN" => UnaryOperation.ArcSine,
        "ARCCOS" => UnaryOperation.ArcCosine,
        "ARCTAN" => UnaryOperation.ArcTangent,
        "TANH" => UnaryOperation.HyperbolicTangent,
        "INT" => UnaryOperation.Floor,
        "ROUND" => UnaryOperation.Round,
        _ => null,
    };
}
