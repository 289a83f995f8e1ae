using Culmination.Dynamics.Kernels;

namespace Culmination.Models.Tests.Attrition;

/// <summary>Extreme conditions: each uncertain parameter at the ends of its range (nothing, next to nothing, huge), over random others.</summary>
public class ExtremeConditionTests
{
    private static readonly string[] Watched =
    [
        "force[Invader]", "force[Defender]", "depot[Invader, Shells]", "depot[Defender, Shells]", "killed or wounded[Invader]", "killed or wounded[Defender]",
        "gear in service[Invader, Artillery]", "gear in service[Defender, Artillery]", "donor stock[US]", "legitimacy[Invader]", "objective held", "accessible people[Invader]",
        "fire sufficiency[Defender]", "force sufficiency[Invader]", "people conservation error[Invader]", "people conservation error[Defender]",
    ];

    private static readonly string[] MayBeBelowZero = ["people conservation error[Invader]", "people conservation error[Defender]"];

    [Theory]
    [InlineData("low")]
    [InlineData("next to low")]
    [InlineData("high")]
    public void Nothing_is_negative_or_no_number(string end)
    {
        var parameters = TheatreModel.Scenario.Parameters;
        var plan = TheatreModel.Plan(110);
        var run = new VectorKernel(plan).CreateRun(parameters.Length);
        TheatreModel.SetPriors(plan, run);
        for (var lane = 0; lane < parameters.Length; lane++)
        {
            var stream = new Quantities.Random.RandomStream(1, parameters[lane].Name);
            var values = Enumerable.Range(0, parameters.Length).Select(i => parameters[lane].Prior.Quantile(stream.Uniform(i, 0))).ToArray();
            values[lane] = Extreme(parameters[lane].Name, end);
            foreach (var id in TheatreModel.Ids(parameters[lane].Name))
            {
                run.Set(id, values);
            }
        }

        run.Initialize();
        for (var week = 5; week <= 110; week += 15)
        {
            TheatreModel.AdvanceTo(plan, run, week);
            foreach (var name in Watched)
            {
                var values = TheatreModel.Read(plan, run, name);
                for (var lane = 0; lane < parameters.Length; lane++)
                {
                    Assert.True(
                        double.IsFinite(values[lane]) && (values[lane] >= 0 || (MayBeBelowZero.Contains(name) && values[lane] > -1e-9)),
                        $"{name} is {values[lane]:R} in week {week} with {parameters[lane].Name} {end}");
                }
            }
        }
    }

    /// <summary>An end of the range the model declares for a parameter: nothing where it can be nothing, huge where it can be huge.</summary>
    private static double Extreme(string name, string end)
    {
        var variable = TheatreModel.Bound.Source(name)!;
        Assert.True(variable.RangeLow is not null && variable.RangeHigh is not null, $"{name} declares no range.");
        var (low, high) = (variable.RangeLow.Value, variable.RangeHigh.Value);
        return end switch { "low" => low, "high" => high, _ => low + ((high - low) * 1e-9) };
    }
}
