using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>How sure the sample is, what made the answer, and what the model leaves out.</summary>
internal static class ProvenanceLines
{
    public static void Write(Page page, Answer answer)
    {
        var quality = answer.Quality;
        var made = answer.Provenance;
        var error = answer.Policies.SelectMany(p => new[] { p.Race.CauseFirst.Mc95, p.Race.RivalFirst.Mc95 }).Max();
        page.Blank().Wrap($"Not in the model: {string.Join(", ", answer.NotModelled)}.");
        foreach (var warning in quality.Warnings)
        {
            page.Wrap("Note: " + warning, hanging: 2, emphasis: Emphasis.Warning);
        }

        page.Blank().Wrap(string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Count(quality.Members)} futures, seed {made.Seed}, sampling error at most {Figures.Points(error)} points (95 %), effective sample size {quality.EffectiveSampleSize:0}, {quality.Stages} tempering stages, log evidence {quality.LogEvidence:0.0}"));
        page.Wrap(string.Create(
            CultureInfo.InvariantCulture,
            $"culmination {made.ProductVersion}, mathematics {made.MathVersion}, {made.Simulator}, {made.Method}, step {made.TimeStep} week; evidence up to {answer.Issue:yyyy-MM-dd}"));
        page.Wrap($"model {Head(made.ModelHash)}  scenario {Head(made.ScenarioHash)}  claims {Head(made.ClaimsHash)}  result {Head(made.ContentHash)}");
    }

    private static string Head(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
