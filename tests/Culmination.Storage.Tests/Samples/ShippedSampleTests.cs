using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Storage.Samples;

namespace Culmination.Storage.Tests.Samples;

/// <summary>The posterior sample that travels with a scenario must be the one its question asks for; otherwise every first answer would be weighed anew.</summary>
public sealed class ShippedSampleTests
{
    private const string Remake = "./culmination calibrate ukraine-2023-03 --ship";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_sample_is_that_of_scenario_model_and_sampler_as_they_are()
    {
        var (scenario, options) = Shipped();
        var sample = ShippedPosterior.Find(scenario.Scenario.Directory, WeighedSample.KeyOf(scenario, options));
        Assert.True(sample is not null, $"the shipped sample is not of what it should be of; once all changes are in, remake it: {Remake}");
        Assert.True(sample.EffectiveSampleSize >= 1000, FormattableString.Invariant($"worth only {sample.EffectiveSampleSize:0}"));
        Assert.Single(Directory.GetFiles(Path.Combine(scenario.Scenario.Directory, ShippedPosterior.Folder)));
        Assert.NotNull(Inquiry.Restore(scenario, options, sample, Cancel));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Made_again_it_is_the_same_bit_for_bit()
    {
        var (scenario, options) = Shipped();
        var kept = ShippedPosterior.Find(scenario.Scenario.Directory, WeighedSample.KeyOf(scenario, options));
        Assert.NotNull(kept);
        var made = Inquiry.Weigh(scenario, options, null, Cancel);
        var again = made.ToScores();
        Assert.NotNull(again);
        Assert.Equal(kept.Scores.Select(BitConverter.SingleToInt32Bits), again.Scores.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(kept with { Scores = default }, again with { Scores = default });
        Assert.Equal(made.ToNumbers(), Inquiry.Restore(scenario, options, kept, Cancel)!.ToNumbers());
    }

    private static (BoundScenario Scenario, InquiryOptions Options) Shipped()
    {
        var folder = Path.Combine(Root(), "scenarios", "ukraine-2023-03");
        if (!Directory.Exists(Path.Combine(folder, ShippedPosterior.Folder)))
        {
            Assert.Skip("no sample travels with the scenario yet: " + Remake);
        }

        var scenario = ScenarioBinder.Bind(ScenarioReader.Read(Path.Combine(folder, "scenario.yaml")).Value!, new ScenarioOverrides()).Value!;
        return (scenario, new InquiryOptions(scenario.Scenario.Run.Members, scenario.Scenario.Run.Seed, Environment.ProcessorCount));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
