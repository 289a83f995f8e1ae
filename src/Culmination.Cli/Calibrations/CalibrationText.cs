using System.Globalization;
using Culmination.Analysis.Calibration.Reports;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Calibrations;

/// <summary>A calibration report as text; <c>--json</c> has every parameter.</summary>
internal static class CalibrationText
{
    private const double Narrowed = 0.2;
    private const int MostCarriers = 6;
    private const int MostFew = 12;
    private const double LeastShift = 0.01;
    private const double Conflict = 0.05;
    private const int FigureWidth = 9;

    /// <summary>A shift is told from this many of its standard errors on: of many, some are large by chance.</summary>
    private const double Shown = 3;

    public static void Write(Page page, CalibrationReport report, DateOnly issue)
    {
        page.Wrap($"{report.Scenario}: {report.Observations.Length} observations up to {Figures.Day(issue)}, {report.Parameters.Length} uncertain inputs, {Method(report)}", indent: 0, emphasis: Emphasis.Strong);
        Trust(page, report);
        page.Blank().Wrap($"{report.Question} If things go on as in the scenario's first policy: before the evidence {Figures.Percent(report.PriorAnswer.P)} ({Figures.Points(report.PriorAnswer.Mc95)} points), after it {Figures.Percent(report.Answer.P)} ({Figures.Points(report.Answer.Mc95)}).");
        Parameters(page, report);
        Carriers(page, report);
        Observations(page, report);
        foreach (var warning in report.Warnings)
        {
            page.Wrap("Note: " + warning, hanging: 2, emphasis: Emphasis.Warning);
        }
    }

    public static void WriteAgreement(Page page, Agreement agreement)
    {
        page.Blank().Wrap("Do the two samplers agree?", indent: 0, emphasis: Emphasis.Strong);
        var (mean, cause) = (agreement.Means[0], agreement.Causes[0]);
        page.Wrap(string.Create(CultureInfo.InvariantCulture, $"Largest difference of a mean: {Math.Abs(mean.Value):0.00} posterior standard deviations ({mean.Name}). Largest difference of a cause's probability: {Math.Abs(cause.Value):0.0} standard errors ({cause.Name})."));
        if (agreement.MostRHat >= 1.05)
        {
            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"The chains have not mixed (R-hat {agreement.MostRHat:0.000}, 1.05 is asked for): this says little."), emphasis: Emphasis.Warning);
        }
    }

    private static string Method(CalibrationReport report) => report.Chains is null ? "tempered sequential Monte Carlo" : "differential evolution Markov chains";

    private static void Trust(Page page, CalibrationReport report)
    {
        if (report.Sampler is { } sampler)
        {
            page.Wrap(string.Create(
                CultureInfo.InvariantCulture,
                $"{Figures.Count(report.Members)} equally weighted members, worth {report.EffectiveSampleSize:0} independent ones. {sampler.Stages} stages, {sampler.Passes} passes; members resemble where the last resampling put them by {sampler.Resemblance:0.00} (0.10 is asked for). Log evidence {report.LogEvidence:0.0}."));
        }

        if (report.Chains is { } chains)
        {
            page.Wrap(string.Create(
                CultureInfo.InvariantCulture,
                $"{chains.Chains} chains, {Figures.Count(report.Members)} draws kept of {chains.Evaluations / 1000:#,0} thousand runs, {Figures.Percent(chains.Acceptance)} accepted. Largest R-hat {chains.MostRHat:0.000} (under 1.05 is asked for), least effective size {chains.LeastBulkSize:0} in the middle and {chains.LeastTailSize:0} in the tails."));
        }
    }

    private static void Parameters(Page page, CalibrationReport report)
    {
        var sorted = report.Parameters.OrderByDescending(p => p.Contraction).ToList();
        var narrowed = sorted.Count(p => p.Contraction >= Narrowed);
        var label = page.Width - 4 - (4 * FigureWidth);
        page.Blank().Wrap(string.Create(CultureInfo.InvariantCulture, $"What was learned: {narrowed} of {sorted.Count} inputs are narrower by a fifth or more; the others are much as their priors say. How far the middle moved, in standard deviations of the prior; by how much narrower; and how the input answers to its own prior and to all the evidence (0.05 or more is worth a look)"));
        page.Line("    " + new string(' ', label) + $"{"moved",FigureWidth}{"narrower",FigureWidth}{"prior",FigureWidth}{"evidence",FigureWidth}");
        foreach (var p in sorted.Take(Math.Max(MostFew, narrowed)))
        {
            page.Line("    " + PolicyTables.Cut(p.Name, label) + $"{Signed(p.ScoreMean),FigureWidth}{Percent(Math.Max(0, p.Contraction)),FigureWidth}{Number(p.PriorSensitivity),FigureWidth}{Number(p.EvidenceSensitivity),FigureWidth}");
        }
    }

    private static void Carriers(Page page, CalibrationReport report)
    {
        var carriers = report.Parameters.Where(p => Math.Abs(p.AnswerShift) >= Math.Max(LeastShift, Shown * p.AnswerShiftError)).OrderByDescending(p => Math.Abs(p.AnswerShift)).Take(MostCarriers).ToList();
        page.Blank().Wrap(carriers.Count == 0
            ? "What carries the answer: no single prior moves it by a point, or by more than sampling error, when it counts twice."
            : "What carries the answer: by how many points its probability would move if this prior counted twice");
        foreach (var p in carriers)
        {
            page.Line($"    {Points(p.AnswerShift),6}  {p.Name}");
        }
    }

    private static void Observations(Page page, CalibrationReport report)
    {
        var label = Math.Max(20, (page.Width - 4 - 7 - 7 - 8) / 2);
        var conflicts = report.Observations.Count(o => o.PriorTail < Conflict);
        page.Blank().Wrap(string.Create(CultureInfo.InvariantCulture, $"Observations: how often the model would have had a report as far out, before and after (! under 5 % before: prior and claim conflict, {conflicts} of {report.Observations.Length}); by how many points the answer would move if it counted twice; and what it pulls, in standard deviations"));
        page.Line("    " + new string(' ', label) + $"{"before",7}{"after",7}{"answer",8}");
        foreach (var side in report.Observations.GroupBy(o => o.Side, StringComparer.Ordinal))
        {
            page.Line("    " + side.Key);
            foreach (var o in side)
            {
                var pulls = string.Join(", ", o.Pulls.Take(2).Select(p => $"{p.Parameter} {Signed(p.Deviations)}"));
                var line = (o.PriorTail < Conflict ? "  ! " : "    ") + PolicyTables.CutInside(Named(o, side, label), label) + $"{Percent(o.PriorTail),7}{Percent(o.PosteriorTail),7}{Points(o.AnswerShift),8}  ";
                page.Line(line + PolicyTables.Cut(pulls, page.Width - line.Length), o.PriorTail < Conflict ? Emphasis.Warning : Emphasis.None);
            }
        }
    }

    /// <summary>Its label; where another of the side has the same one, of another source, its claim.</summary>
    private static string Named(CalibratedObservation observation, IEnumerable<CalibratedObservation> side, int width) =>
        side.Count(o => string.Equals(o.Label, observation.Label, StringComparison.Ordinal)) > 1 ? observation.Claim : ObservedTable.Shortened(observation.Label, width);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) => Figures.Percent(share).Replace(Page.Joint, ' ');

    private static string Points(double shift) => Signed(100 * shift);

    /// <summary>With its sign, and without one where it rounds to nothing.</summary>
    private static string Signed(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? "0.0" : rounded.ToString("+0.0;-0.0", CultureInfo.InvariantCulture);
}
