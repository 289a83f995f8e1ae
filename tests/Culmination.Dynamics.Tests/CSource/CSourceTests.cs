using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.CSource;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Standard;

namespace Culmination.Dynamics.Tests.CSource;

/// <summary>The emitted C, compiled, ends where the interpreter does, in both its forms.</summary>
public sealed class CSourceTests
{
    private const int Members = 67; // more than one block of lanes, and not a whole number of them
    private const double Spread = 1e-4;
    private const double Tolerance = 1e-9;

    private const string Everything =
        """
        <stock name="prey"><eqn>60</eqn><inflow>born</inflow><outflow>eaten</outflow><outflow>other loss</outflow><non_negative/></stock>
        <stock name="double"><eqn>INIT(prey)/3 + EXP(0.5)</eqn><inflow>eaten</inflow><outflow>gone</outflow></stock>
        <flow name="born"><eqn>rate*prey*(1 - prey/100)</eqn></flow>
        <flow name="eaten"><eqn>MIN(0.02*prey*"double", 40) + effect(TIME/10)</eqn></flow>
        <flow name="other loss"><eqn>IF prey &gt; 30 AND NOT (TIME &lt; 2) OR rate = 0 THEN 3 ELSE 0.1</eqn></flow>
        <flow name="gone"><eqn>0.3*"double" + 0.01*PREVIOUS(eaten, 1) + SAFEDIV(1, TIME) - LN(2)/9</eqn></flow>
        <aux name="rate"><eqn>0.4</eqn></aux>
        <aux name="smooth"><eqn>SMTH3(prey, 2) + (TIME - 3.3) MOD 0.7 + -ABS(-2)^1.5 + ROUND(TIME)</eqn></aux>
        <gf name="effect"><xscale min="0" max="1"/><ypts>0,0.3,1,2</ypts></gf>
        """;

    [Theory]
    [InlineData("Euler")]
    [InlineData("RK2")]
    [InlineData("RK4")]
    public async Task Ends_where_the_interpreter_does(string method)
    {
        var plan = ModelText.Plan(ModelText.File(Everything, specs: "<start>0</start><stop>10</stop><dt>0.25</dt>", attributes: $"method=\"{method}\""));
        await AssertAgrees(plan, TestContext.Current.CancellationToken);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task The_attrition_model_ends_where_the_interpreter_does()
    {
        var bound = ModelText.BindFile(Path.Combine(ModelText.Root(), "models", "attrition", "model.xmile"));
        await AssertAgrees(ModelText.Value(Planner.Plan(bound)), TestContext.Current.CancellationToken);
    }

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(StandardModelTests.Files), MemberType = typeof(StandardModelTests))]
    public async Task The_standard_s_models_end_where_the_interpreter_does(string file)
    {
        var bound = ModelText.BindFile(Path.Combine(StandardModelTests.Folder, file));
        await AssertAgrees(ModelText.Value(Planner.Plan(bound)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Each_statement_has_its_equation_above_it()
    {
        var bound = ModelText.Bind(ModelText.File(Everything));
        var text = ModelText.Value(CSourceWriter.Write(ModelText.Value(Planner.Plan(bound)), "A */ title", id => bound.Variables[id].EquationText));
        Assert.Contains("/* born = rate*prey*(1 - prey/100) */\n    const double born = (rate * prey) * (1.0 - (prey / 100.0));\n", text, StringComparison.Ordinal);
        Assert.Contains("/* born = rate*prey*(1 - prey/100) */\n    double born[LANES];\n", text, StringComparison.Ordinal);
        Assert.Contains(" * A * / title, written by", text, StringComparison.Ordinal);
        Assert.Contains("double_2", text, StringComparison.Ordinal); // a word of the language
    }

    [Fact]
    public void A_model_that_draws_at_random_is_refused()
    {
        var plan = ModelText.Plan(ModelText.File(ModelText.Aux("x", "RANDOM(0, 1)")));
        var written = CSourceWriter.Write(plan, "random", _ => string.Empty);
        Assert.Equal("E0105", Assert.Single(written.Diagnostics).Code);
    }

    private static async Task AssertAgrees(SimulationPlan plan, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("culmination-c-").FullName;
        try
        {
            var (source, program) = (Path.Combine(folder, "model.c"), Path.Combine(folder, "model"));
            await File.WriteAllTextAsync(source, ModelText.Value(CSourceWriter.Write(plan, "test", _ => string.Empty)), cancellation);
            var compiled = await Run("gcc", ["-O3", "-march=native", "-ffp-contract=off", "-o", program, source, "-lm"], cancellation);
            Assert.SkipWhen(compiled is null, "there is no gcc");
            Assert.True(compiled!.Value.Code == 0, compiled.Value.Error);
            var expected = Ends(plan);
            foreach (var form in new[] { "one", "lanes" })
            {
                var outcome = await Run(program, [form, "ends", $"{Members}", Spread.ToString("R", CultureInfo.InvariantCulture)], cancellation);
                double[] actual = [.. outcome!.Value.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
                Assert.Equal(expected.Length, actual.Length);
                for (var i = 0; i < expected.Length; i++)
                {
                    Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Abs(expected[i]), $"{form}, value {i}: {actual[i]:R} against {expected[i]:R}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Stocks at the end, member by member, constants of member m times 1 + m·spread.</summary>
    private static double[] Ends(SimulationPlan plan)
    {
        var run = new Culmination.Dynamics.Kernels.VectorKernel(plan).CreateRun(Members);
        var ids = Enumerable.Range(0, plan.Variables.Length).ToList();
        var values = new double[Members];
        foreach (var id in ids.Where(i => plan.Variables[i].IsConstant))
        {
            run.Set(id, [.. Enumerable.Range(0, Members).Select(m => CSourceWriter.Literal(plan, id) * (1 + (m * Spread)))]);
        }

        run.Initialize();
        while (run.Step < plan.Clock.StepCount)
        {
            run.Advance();
        }

        var stocks = ids.Where(i => plan.Variables[i].Kind == PlanVariableKind.Stock).ToList();
        var ends = new double[stocks.Count * Members];
        for (var s = 0; s < stocks.Count; s++)
        {
            run.Read(stocks[s], values);
            for (var m = 0; m < Members; m++)
            {
                ends[(m * stocks.Count) + s] = values[m];
            }
        }

        return ends;
    }

    private static async Task<(int Code, string Out, string Error)?> Run(string program, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, output, await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
