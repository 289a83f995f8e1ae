using System.Globalization;
using Culmination.Analysis.AttritionLaws;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Numerics;

namespace Culmination.Cli.Answers;

/// <summary>The answer to a question about laws of attrition as text for a terminal.</summary>
internal static class LawAnswerText
{
    private const double Third = 1.0 / 3;

    public static void Write(Page page, LawAnswer answer)
    {
        var scenario = answer.Scenario;
        page.Wrap(scenario.Question, indent: 0, emphasis: Emphasis.Strong);
        page.Wrap($"{scenario.Title}; {scenario.SideB} and {scenario.SideR}, {Number(scenario.Record.Count)} days", indent: 0, emphasis: Emphasis.Faint);
        page.Blank();
        page.Wrap(Verdict(answer), emphasis: Emphasis.Strong);
        page.Wrap($"A straight line in time for each side explains {Figures.Percent(answer.LineInTime)}, and knows nothing of anybody's numbers.");
        if (answer.Identifiability is { } told)
        {
            page.Wrap(Told(told));
        }

        Laws(page, answer);
        Exponents(page, answer);
        page.Blank().Wrap("Losses of B would be a·R^p·B^q a day, those of R b·B^p·R^q: B is " + scenario.SideB + ", R is " + scenario.SideR
            + ". Explained is the share of the variance of daily losses about each side's own mean, by least squares of both sides together.");
        if (!scenario.NotInTheData.IsEmpty)
        {
            page.Blank().Line("  Not in the data", Emphasis.Strong);
            foreach (var item in scenario.NotInTheData)
            {
                page.Wrap("- " + item, indent: 4, hanging: 2);
            }
        }

        page.Blank().Wrap("Data: " + scenario.Source + ".", emphasis: Emphasis.Faint);
        page.Wrap("Content " + scenario.Hash[..12], emphasis: Emphasis.Faint);
    }

    private static string Verdict(LawAnswer answer)
    {
        var best = answer.Best;
        var others = answer.Fits.Where(f => f != best).Select(f => f.RSquared).ToList();
        var rest = others.Count == 0 ? string.Empty : $"; the others {Figures.Percent(others.Min())} to {Figures.Percent(others.Max())}";
        return best.RSquared <= Third
            ? $"No law with constant coefficients explains more than a third of the variance of daily losses on these days. The best of the family, {best.Law.Label}, explains {Figures.Percent(best.RSquared)}{rest}."
            : $"The best of the laws with constant coefficients that were compared, {best.Law.Label}, explains {Figures.Percent(best.RSquared)} of the variance of daily losses{rest}.";
    }

    private static string Told(Identifiability told)
    {
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"Free exponents could be anything from {told.PLow:0.0} to {told.PHigh:0.0} for p and from {told.QLow:0.0} to {told.QHigh:0.0} for q (95 % by profiles; their errors correlate at {told.Correlation:0.00}; condition number {told.ConditionNumber:#,0}).");
        return told.Autocorrelation > 0.1
            ? range + string.Create(CultureInfo.InvariantCulture, $" Even that is too narrow: what is left carries over from one day to the next (correlation {told.Autocorrelation:0.00}).")
            : range;
    }

    private static void Laws(Page page, LawAnswer answer)
    {
        var width = Math.Max(12, answer.Fits.Max(f => f.Law.Label.Length));
        page.Blank().Line($"  {"Law".PadRight(width)}      p      q          a          b  explained", Emphasis.Strong);
        foreach (var fit in answer.Fits)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {fit.Law.Label.PadRight(width)}  {fit.P,5:0.##}  {fit.Q,5:0.##}  {Elementary.Exp(fit.LogA),9:0.00E+0}  {Elementary.Exp(fit.LogB),9:0.00E+0}  {Figures.Percent(fit.RSquared),9}"));
        }
    }

    private static void Exponents(Page page, LawAnswer answer)
    {
        const string Losses = "all days, by losses";
        const string Logarithms = "all days, by logarithms of losses";
        var width = Math.Max(Logarithms.Length, answer.Parts.Select(p => p.Part.Label.Length).DefaultIfEmpty().Max());
        page.Blank().Line($"  {"Exponents free, on".PadRight(width)}      p      q  explained", Emphasis.Strong);
        if (answer.Fits.FirstOrDefault(f => f.Law.P is null) is { } free)
        {
            Row(Losses, free.P, free.Q, free.RSquared);
        }

        Row(Logarithms, answer.Logarithms.P, answer.Logarithms.Q, answer.Logarithms.RSquared);
        foreach (var part in answer.Parts)
        {
            Row(part.Part.Label, part.Fit.P, part.Fit.Q, part.Fit.RSquared);
        }

        page.Wrap($"Of the variance of the logarithms the second explains {Figures.Percent(answer.Logarithms.RSquaredOfLogarithms)}. Exponents that change so with the days and the way of fitting are no law of nature.");

        void Row(string label, double p, double q, double share) =>
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  {label.PadRight(width)}  {p,5:0.0}  {q,5:0.0}  {Figures.Percent(share),9}"));
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
