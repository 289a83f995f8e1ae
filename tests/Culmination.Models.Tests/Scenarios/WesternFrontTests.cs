using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Kernels;
using Culmination.Models.Tests.Attrition;
using Culmination.Quantities.Random;

namespace Culmination.Models.Tests.Scenarios;

/// <summary>The theatre model carries another war without a change: the Western Front of 1916.</summary>
public class WesternFrontTests
{
    private const int Members = 32;

    private static readonly Lazy<Scenario> LazyScenario = new(Read);

    private static Scenario Scenario => LazyScenario.Value;

    [Fact]
    public void It_uses_the_same_model_file_as_the_first_scenario()
    {
        Assert.Equal(TheatreModel.Scenario.ModelHash, Scenario.ModelHash);
        Assert.True(Scenario.Claims.Length >= 15);
        Assert.All(Scenario.Claims, c => Assert.False(string.IsNullOrWhiteSpace(c.ReportedBy), c.Id));
        Assert.Empty(Scenario.Claims.Where(c => string.IsNullOrWhiteSpace(c.Link)).Select(c => c.Id));
    }

    [Fact]
    public void Members_of_its_priors_conserve_people_gear_and_rounds_and_stay_finite()
    {
        var plan = TheatreModel.Plan(108);
        var run = new VectorKernel(plan).CreateRun(Members);
        var values = new double[Members];
        foreach (var parameter in Scenario.Parameters)
        {
            var stream = new RandomStream(1, parameter.Name);
            for (var lane = 0; lane < Members; lane++)
            {
                values[lane] = parameter.Prior.Quantile(stream.Uniform(lane, 0));
            }

            foreach (var id in TheatreModel.Ids(parameter.Name))
            {
                run.Set(id, values);
            }
        }

        run.Initialize();
        TheatreModel.AdvanceTo(plan, run, 108);
        for (var id = 0; id < plan.Variables.Length; id++)
        {
            var variable = plan.Variables[id];
            if (!variable.IsInternal)
            {
                run.Read(id, values);
                Assert.All(values, v => Assert.True(double.IsFinite(v), variable.Name));
                if (variable.Name.Contains("conservation error", StringComparison.Ordinal))
                {
                    Assert.All(values, v => Assert.True(Math.Abs(v) < 1e-9, $"{variable.Name}: {v:R}"));
                }
            }
        }
    }

    [Fact]
    public void Evidence_and_model_do_not_disagree()
    {
        var bound = ScenarioBinder.Bind(Scenario);
        Assert.Empty(bound.Diagnostics);
        var asked = Inquiry.Ask(bound.Value!, new InquiryOptions(200, Scenario.Run.Seed, 2), null, TestContext.Current.CancellationToken);
        var quality = asked.Answer.Quality;
        Assert.True(quality.Inside90Share >= 0.75, $"{quality.Inside90Share:0.00} inside");
        Assert.True(quality.EffectiveSampleSize > 60, $"worth {quality.EffectiveSampleSize:0}");
    }

    private static Scenario Read()
    {
        var scenario = ScenarioReader.Read(Repository.PathOf("scenarios", "western-front-1916"));
        Assert.Empty(scenario.Diagnostics);
        return scenario.Value!;
    }
}
