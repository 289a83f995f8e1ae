using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Calibration.Reports;

/// <summary>Draws an <see cref="EvidenceEffect"/> from the members after and before the evidence.</summary>
internal static class EvidenceEffects
{
    private const int MostCarriers = 3;
    private const double LeastShift = 0.01;

    /// <summary>A shift is told from this many of its standard errors on: of many, some are large by chance.</summary>
    private const double Shown = 3;

    internal static EvidenceEffect Of(EnsembleResult result, EnsembleResult prior, WeightedMembers members)
    {
        double[] weights = [.. result.Weights];
        var answer = CalibrationReportBuilder.Indicator(result);
        var carriers = new List<Carrier>();
        for (var p = 0; p < members.Scores.Columns; p++)
        {
            var own = new double[members.Scores.Rows];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = -0.5 * members.Scores.Row(i)[p] * members.Scores.Row(i)[p];
            }

            var shift = PowerScaling.Shift(answer, weights, own);
            if (Math.Abs(shift) >= Math.Max(LeastShift, Shown * PowerScaling.ShiftError(answer, weights, own, members.EffectiveSampleSize)))
            {
                carriers.Add(new Carrier(result.Scenario.Parameters[p].Name, shift));
            }
        }

        var shifts = ParameterShifts.Of(result);
        return new EvidenceEffect(
            PolicyAnswers.Of(prior, 0).Race.CauseFirst,
            shifts.Length,
            shifts.Count(s => s.Contraction >= EvidenceEffect.NarrowedFrom),
            [.. carriers.OrderByDescending(c => Math.Abs(c.Shift)).Take(MostCarriers)]);
    }
}
