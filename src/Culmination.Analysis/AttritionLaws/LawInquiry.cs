namespace Culmination.Analysis.AttritionLaws;

/// <summary>Answers a question about laws of attrition: fits each law, and says how far the record can tell them apart.</summary>
public static class LawInquiry
{
    public static LawAnswer Ask(LawScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var errors = new LawErrors(scenario.Record);
        var fits = scenario.Laws.Select(law => Fit(errors, law)).ToList();
        var free = fits.FirstOrDefault(f => f.Law.P is null);
        return new LawAnswer(
            scenario,
            [.. fits],
            LogRegression.Fit(errors),
            LineInTime(scenario.Record),
            free is null ? null : ExponentProfile.Of(errors, free),
            [.. scenario.Parts.Select(part => new PartFit(part, Fit(new LawErrors(scenario.Record.Of(part)), new LawForm(part.Label, part.Label, null, null))))]);
    }

    private static LawFit Fit(LawErrors errors, LawForm law)
    {
        var (p, q) = law.P is { } givenP && law.Q is { } givenQ ? (givenP, givenQ) : FreeExponents.Find(errors);
        return errors.Fit(law, p, q);
    }

    private static double LineInTime(LossRecord record)
    {
        var (b, r) = (OfLine(record.Days, record.LossesB), OfLine(record.Days, record.LossesR));
        return 1 - ((b.Left + r.Left) / (b.Total + r.Total));
    }

    private static (double Left, double Total) OfLine(IReadOnlyList<double> days, IReadOnlyList<double> losses)
    {
        var (meanDay, meanLoss) = (days.Average(), losses.Average());
        var spread = days.Sum(d => (d - meanDay) * (d - meanDay));
        var slope = days.Select((d, i) => (d - meanDay) * (losses[i] - meanLoss)).Sum() / spread;
        var left = days.Select((d, i) => losses[i] - meanLoss - (slope * (d - meanDay))).Sum(e => e * e);
        return (left, losses.Sum(v => (v - meanLoss) * (v - meanLoss)));
    }
}
