using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests.Binding;

public sealed class BuiltInTests
{
    [Theory]
    [InlineData("ABS(-3)", 3)]
    [InlineData("SQRT(9)", 3)]
    [InlineData("EXP(0)", 1)]
    [InlineData("LN(1)", 0)]
    [InlineData("LOG10(1000)", 3)]
    [InlineData("SIN(0) + COS(0) + TAN(0)", 1)]
    [InlineData("ARCSIN(0) + ARCTAN(0) + ARCCOS(1)", 0)]
    [InlineData("TANH(0) + SINH(0) + COSH(0)", 1)]
    [InlineData("INT(2.7) + INT(-2.2)", -1)]
    [InlineData("ROUND(2.5) + ROUND(-2.5)", 0)]
    [InlineData("MODULO(-7, 3)", 2)]
    [InlineData("SAFEDIV(1, 0)", 0)]
    [InlineData("SAFEDIV(1, 0, 5)", 5)]
    [InlineData("SAFEDIV(6, 4, 5)", 1.5)]
    [InlineData("PI", Math.PI)]
    [InlineData("PI()", Math.PI)]
    [InlineData("INF", double.PositiveInfinity)]
    [InlineData("min(1, 2) + Max(1, 2)", 3)]
    [InlineData("STARTTIME + STOPTIME + DT + TIME", 11)]
    public void Values(string equation, double expected) => Assert.Equal(expected, ModelText.Value(equation));

    [Theory]
    [InlineData("STEP(5, 3)", new[] { 0.0, 0, 0, 5, 5, 5 })]
    [InlineData("RAMP(2, 1)", new[] { 0.0, 0, 2, 4, 6, 8 })]
    [InlineData("RAMP(2, 1, 3)", new[] { 0.0, 0, 2, 4, 4, 4 })]
    [InlineData("PULSE(6, 2)", new[] { 0.0, 0, 6, 0, 0, 0 })]
    [InlineData("PULSE(6, 1, 2)", new[] { 0.0, 6, 0, 6, 0, 6 })]
    [InlineData("PULSE(6, 1, 0)", new[] { 0.0, 6, 0, 0, 0, 0 })]
    [InlineData("PREVIOUS(TIME, -1)", new[] { -1.0, 0, 1, 2, 3, 4 })]
    [InlineData("PREVIOUS(SELF, 5) + 1", new[] { 6.0, 7, 8, 9, 10, 11 })]
    [InlineData("INIT(TIME + 7) + TIME", new[] { 7.0, 8, 9, 10, 11, 12 })]
    [InlineData("DELAY(TIME, 2, -1)", new[] { -1.0, -1, 0, 1, 2, 3 })]
    [InlineData("DELAY(TIME, 2)", new[] { 0.0, 0, 0, 1, 2, 3 })]
    [InlineData("DELAY(TIME, 0)", new[] { 0.0, 1, 2, 3, 4, 5 })]
    public void Courses(string equation, double[] expected) => Assert.Equal(expected, ModelText.Run(ModelText.File(ModelText.Aux("x", equation)), "x")[..6]);

    [Fact]
    public void Events_of_one_dt_keep_their_size_for_every_method_and_step()
    {
        foreach (var method in Enum.GetValues<IntegrationMethod>())
        {
            foreach (var step in (double[])[1, 0.25, 0.1])
            {
                var file = ModelText.File("<stock name=\"s\"><eqn>0</eqn><inflow>f</inflow></stock><flow name=\"f\"><eqn>PULSE(6, 2, 3)</eqn></flow>");
                var end = ModelText.Run(file, "s", new(step, method))[^1];
                Assert.Equal(18, end, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData("DELAY1(a, 4)", 1)]
    [InlineData("DELAY3(a, 4)", 3)]
    [InlineData("DELAYN(a, 4, 5)", 5)]
    [InlineData("DELAYN(a, 4, n)", 2)]
    [InlineData("SMTH1(a, 4)", 1)]
    [InlineData("SMTH3(a, 4, 9)", 3)]
    [InlineData("SMTHN(a, 4, 7)", 7)]
    [InlineData("TREND(a, 4)", 1)]
    [InlineData("FORCST(a, 4, 2, 0.1)", 1)]
    public void Delays_and_smooths_are_internal_stocks(string equation, int stocks)
    {
        var plan = ModelText.Plan(ModelText.File(ModelText.Aux("a", "TIME") + ModelText.Aux("n", "2") + ModelText.Aux("x", equation)));
        Assert.Equal(stocks, plan.Variables.Count(v => v.Kind == PlanVariableKind.Stock && v.IsInternal));
        Assert.Equal(3, plan.Variables.Count(v => !v.IsInternal));
    }

    [Fact]
    public void A_constant_that_shapes_the_model_cannot_be_set()
    {
        var plan = ModelText.Plan(ModelText.File(ModelText.Aux("a", "3") + ModelText.Aux("n", "2") + ModelText.Aux("x", "DELAYN(a, 4, n)")));
        Assert.True(plan.Variables[plan.IndexOf("a")].IsConstant);
        Assert.False(plan.Variables[plan.IndexOf("n")].IsConstant);
        Assert.Equal("E0311", Assert.Single(ModelText.Mistakes(ModelText.File(ModelText.Aux("x", "DELAYN(1, 4, TIME)")))).Code);
    }

    [Fact]
    public void A_variable_called_as_a_value_of_the_language_means_that_value_in_its_own_equation() =>
        Assert.Equal([0, 1, 2], ModelText.Run(ModelText.File(ModelText.Aux("Time", "TIME") + ModelText.Aux("x", "time")), "x")[..3]);

    /// <summary>Mean and standard deviation over 40,000 steps, within four standard errors.</summary>
    [Theory]
    [InlineData("EXPRND(3, 7)", 3, 3)]
    [InlineData("RANDOM(2, 8, 7)", 5, 1.7320508075688772)]
    [InlineData("NORMAL(5, 2, 7)", 5, 2)]
    [InlineData("LOGNORMAL(5, 2, 7)", 5, 2)]
    [InlineData("POISSON(3, 7)", 3, 1.7320508075688772)]
    public void Random_functions_have_the_moments_that_their_arguments_say(string equation, double mean, double deviation)
    {
        const int Steps = 40_000;
        var values = ModelText.Run(ModelText.File(ModelText.Aux("x", equation), specs: FormattableString.Invariant($"<start>0</start><stop>{Steps}</stop><dt>1</dt>")), "x");
        var average = values.Average();
        Assert.Equal(mean, average, 4 * deviation / Math.Sqrt(Steps));
        Assert.Equal(deviation, Math.Sqrt(values.Average(v => (v - average) * (v - average))), 0.05 * deviation);
    }

    [Fact]
    public void Random_draws_have_streams_of_their_own_and_seeds()
    {
        var plan = ModelText.Plan(ModelText.File(ModelText.Aux("x", "RANDOM(0, 1) + NORMAL(0, 1, 42) + LOGNORMAL(1, 1, 0) + EXPRND(2) + POISSON(3)")));
        var draws = Draws(plan.Variables[0].Equation).ToList();
        Assert.Equal(["x#1", "x#2", "x#3", "x#4", "x#5"], draws.Select(d => d.StreamName).Order(StringComparer.Ordinal));
        Assert.Equal(42UL, draws.Single(d => d.Distribution == RandomDistribution.Normal).ExplicitSeed);
        Assert.All(draws.Where(d => d.Distribution != RandomDistribution.Normal), d => Assert.Null(d.ExplicitSeed));
        Assert.Equal("E0311", Assert.Single(ModelText.Mistakes(ModelText.File(ModelText.Aux("x", "RANDOM(0, 1, 2.5)")))).Code);
    }

    [Theory]
    [InlineData("3", true)]
    [InlineData("-3", true)]
    [InlineData("(3)", true)]
    [InlineData("1 + 2", false)]
    [InlineData("TIME", false)]
    public void A_constant_is_a_literal_with_or_without_sign(string equation, bool isConstant) =>
        Assert.Equal(isConstant, ModelText.Plan(ModelText.File(ModelText.Aux("x", equation))).Variables[0].IsConstant);

    [Fact]
    public void Graphical_functions_are_called_by_name_or_shape_a_variable()
    {
        const string Graphs = "<gf name=\"f\"><xpts>0,1,2</xpts><ypts>0,10,40</ypts></gf><aux name=\"g\"><eqn>TIME</eqn><gf type=\"extrapolate\"><xscale min=\"0\" max=\"1\"/><ypts sep=\";\">0;2</ypts></gf></aux>"
            + "<aux name=\"h\"><gf type=\"discrete\"><xpts>0,1,2</xpts><ypts>5,6,7</ypts></gf></aux>";
        var plan = ModelText.Plan(ModelText.File(Graphs + ModelText.Aux("x", "f(1.5) + LOOKUP(f, 9)") + ModelText.Aux("y", "h(1.9) + g(0.5)")));
        Assert.Equal(65, ModelText.Run(plan, "x")[0]);
        Assert.Equal(6, ModelText.Run(plan, "g")[3]);
        Assert.Equal(7, ModelText.Run(plan, "y")[0]);
        Assert.Equal(-1, plan.IndexOf("f"));
    }

    private static IEnumerable<PlanRandom> Draws(PlanExpression node) => node switch
    {
        PlanRandom random => [random],
        PlanBinary binary => Draws(binary.Left).Concat(Draws(binary.Right)),
        _ => [],
    };
}
