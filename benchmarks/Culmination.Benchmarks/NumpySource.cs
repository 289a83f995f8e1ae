using System.Globalization;
using System.Text;
using Culmination.Dynamics.Planning;

namespace Culmination.Benchmarks;

/// <summary>A plan as a NumPy program in which a value is an array over members, as one would write it by hand: an equation a line, Euler's method. Null where a plan asks for more.</summary>
internal static class NumpySource
{
    internal static string? Write(SimulationPlan plan)
    {
        var stocks = OwnContender.Stocks(plan).ToList();
        if (plan.Clock.Method != IntegrationMethod.Euler || plan.Variables.Any(v => v.NonNegative))
        {
            return null;
        }

        try
        {
            var text = new StringBuilder();
            text.Append("import sys, time\nimport numpy as np\nnp.seterr(all='ignore')\nN = int(sys.argv[1])\nF = 1.0 + np.arange(N) * float(sys.argv[2])\n");
            for (var t = 0; t < plan.Tables.Length; t++)
            {
                text.Append(CultureInfo.InvariantCulture, $"X{t} = np.array([{string.Join(", ", plan.Tables[t].X.Select(Number))}])\nY{t} = np.array([{string.Join(", ", plan.Tables[t].Y.Select(Number))}])\n");
            }

            text.Append("def run():\n");
            foreach (var id in Enumerable.Range(0, plan.Variables.Length).Where(id => plan.Variables[id].IsConstant))
            {
                text.Append(CultureInfo.InvariantCulture, $"    v{id} = {Number(OwnContender.LiteralOf(plan.Variables[id]))} * F\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    T = {Number(plan.Clock.Start)}\n");
            foreach (var id in plan.InitialOrder.Where(id => !plan.Variables[id].IsConstant))
            {
                text.Append(CultureInfo.InvariantCulture, $"    v{id} = {Of(plan.Variables[id].Equation, plan, atStart: true)} + np.zeros(N)\n");
            }

            foreach (var id in Enumerable.Range(0, plan.Variables.Length))
            {
                text.Append(CultureInfo.InvariantCulture, $"    i{id} = v{id}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    for K in range({plan.Clock.StepCount}):\n        T = {Number(plan.Clock.Start)} + K * {Number(plan.Clock.TimeStep)}\n");
            foreach (var id in plan.StepOrder.Where(id => !plan.Variables[id].IsConstant))
            {
                text.Append(CultureInfo.InvariantCulture, $"        v{id} = {Of(plan.Variables[id].Equation, plan, atStart: false)}\n");
            }

            string Sum(IEnumerable<int> flows) => string.Join(" + ", flows.Select(f => "v" + f.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("0.0"));
            foreach (var id in stocks)
            {
                text.Append(CultureInfo.InvariantCulture, $"        n{id} = ({Sum(plan.Variables[id].Inflows)}) - ({Sum(plan.Variables[id].Outflows)})\n");
            }

            foreach (var id in stocks)
            {
                text.Append(CultureInfo.InvariantCulture, $"        v{id} = v{id} + {Number(plan.Clock.TimeStep)} * n{id}\n");
            }

            return text.Append("B = time.process_time_ns()\nrun()\nprint((time.process_time_ns() - B) / N)\n").ToString();
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Of(PlanExpression expression, SimulationPlan plan, bool atStart)
    {
        string Go(PlanExpression e) => Of(e, plan, atStart);
        return expression switch
        {
            PlanConstant e => $"({Number(e.Value)})",
            PlanVariableReference e => string.Create(CultureInfo.InvariantCulture, $"v{e.Variable}"),
            PlanInitialValue e => string.Create(CultureInfo.InvariantCulture, $"{(atStart ? 'v' : 'i')}{e.Variable}"),
            PlanClock { Value: ClockValue.Time } => "T",
            PlanClock { Value: ClockValue.TimeStep } => Number(plan.Clock.TimeStep),
            PlanClock { Value: ClockValue.StartTime } => Number(plan.Clock.Start),
            PlanClock => Number(plan.Clock.Stop),
            PlanChoice e => $"np.where({Go(e.Condition)}, {Go(e.WhenTrue)}, {Go(e.WhenFalse)})",
            PlanLookup e when plan.Tables[e.Table].Kind == TableKind.Continuous =>
                string.Create(CultureInfo.InvariantCulture, $"np.interp({Go(e.X)}, X{e.Table}, Y{e.Table})"),
            PlanUnary e => e.Operation switch
            {
                UnaryOperation.Negate => $"(-{Go(e.Operand)})",
                UnaryOperation.Not => $"np.logical_not({Go(e.Operand)})",
                UnaryOperation.Absolute => $"np.abs({Go(e.Operand)})",
                UnaryOperation.SquareRoot => $"np.sqrt({Go(e.Operand)})",
                UnaryOperation.Exponential => $"np.exp({Go(e.Operand)})",
                UnaryOperation.NaturalLogarithm => $"np.log({Go(e.Operand)})",
                UnaryOperation.Floor => $"np.floor({Go(e.Operand)})",
                UnaryOperation.HyperbolicTangent => $"np.tanh({Go(e.Operand)})",
                UnaryOperation.Sine => $"np.sin({Go(e.Operand)})",
                UnaryOperation.Cosine => $"np.cos({Go(e.Operand)})",
                _ => throw new NotSupportedException(),
            },
            PlanBinary e => e.Operation switch
            {
                BinaryOperation.Minimum => $"np.minimum({Go(e.Left)}, {Go(e.Right)})",
                BinaryOperation.Maximum => $"np.maximum({Go(e.Left)}, {Go(e.Right)})",
                BinaryOperation.Modulo => $"np.mod({Go(e.Left)}, {Go(e.Right)})",
                BinaryOperation.And => $"np.logical_and({Go(e.Left)}, {Go(e.Right)})",
                BinaryOperation.Or => $"np.logical_or({Go(e.Left)}, {Go(e.Right)})",
                BinaryOperation.SafeDivide => $"np.where({Go(e.Right)} == 0, 0.0, {Go(e.Left)} / {Go(e.Right)})",
                _ => $"({Go(e.Left)} {Sign(e.Operation)} {Go(e.Right)})",
            },
            _ => throw new NotSupportedException(),
        };
    }

    private static string Sign(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => "+",
        BinaryOperation.Subtract => "-",
        BinaryOperation.Multiply => "*",
        BinaryOperation.Divide => "/",
        BinaryOperation.Power => "**",
        BinaryOperation.Less => "<",
        BinaryOperation.LessOrEqual => "<=",
        BinaryOperation.Greater => ">",
        BinaryOperation.GreaterOrEqual => ">=",
        BinaryOperation.Equal => "==",
        BinaryOperation.NotEqual => "!=",
        _ => throw new NotSupportedException(),
    };
}
