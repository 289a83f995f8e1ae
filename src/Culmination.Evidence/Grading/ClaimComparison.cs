using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;

namespace Culmination.Evidence.Grading;

/// <summary>Whether two claims about one quantity of one side, in one unit and about days near each other, can both hold.</summary>
/// <param name="Verdict">Agreement, contradiction, or that neither says anything about the other.</param>
/// <param name="Distance">How far apart they are, in standard deviations of their difference; 0 where they cannot be compared.</param>
/// <param name="IsSameDefinition">Whether both say that they count the same.</param>
public sealed record ClaimComparison(ClaimVerdict Verdict, double Distance, bool IsSameDefinition)
{
    /// <summary>Days further apart than this are not compared: the quantity itself would have moved.</summary>
    public const int MostDaysApart = 31;

    /// <summary>Of the difference of two normal distributions: 90 % of differences of one true value are within it.</summary>
    internal const double MostDistance = 1.6448536269514722;

    /// <summary>Compares two claims, or returns null when they are not about one thing.</summary>
    public static ClaimComparison? Of(EvidenceLedger ledger, Claim a, Claim b)
    {
        var isOneThing = string.Equals(a.QuantityCode, b.QuantityCode, StringComparison.Ordinal) && string.Equals(a.Side, b.Side, StringComparison.Ordinal)
            && string.Equals(a.Unit, b.Unit, StringComparison.Ordinal) && Math.Abs(a.AsOf.DayNumber - b.AsOf.DayNumber) <= MostDaysApart;
        if (!isOneThing || IsPart(ledger, a, b) || IsPart(ledger, b, a))
        {
            return null;
        }

        var (first, second) = (ClaimReading.Of(a), ClaimReading.Of(b));
        var isSame = a.CountsTheSameAs(b);
        if (first is null || second is null)
        {
            return new ClaimComparison(ClaimVerdict.Silent, 0, isSame);
        }

        var (x, y) = (Widened(ledger, first), Widened(ledger, second));
        var distance = (first.Logarithm.Value - second.Logarithm.Value) / Math.Sqrt((x * x) + (y * y));
        return new ClaimComparison(Judge(first.Kind, second.Kind, distance), Math.Abs(distance), isSame);
    }

    private static bool IsPart(EvidenceLedger ledger, Claim part, Claim whole) =>
        ledger.WholeOf(part, [whole]) is not null || EvidenceLedger.Relations(part).Any(r => r.Word is "peak-of" or "before" && string.Equals(r.ClaimId, whole.Id, StringComparison.Ordinal));

    /// <param name="distance">First less second.</param>
    private static ClaimVerdict Judge(ReadingKind first, ReadingKind second, double distance) => (first, second) switch
    {
        (ReadingKind.Spread, ReadingKind.Spread) => Math.Abs(distance) <= MostDistance ? ClaimVerdict.Agree : ClaimVerdict.Contradict,
        // A floor below a figure, or a ceiling above one, is no confirmation: only what breaks it counts.
        (ReadingKind.AtLeast, ReadingKind.AtMost or ReadingKind.Spread) or (ReadingKind.Spread, ReadingKind.AtMost) => distance > MostDistance ? ClaimVerdict.Contradict : ClaimVerdict.Silent,
        (ReadingKind.AtMost, ReadingKind.AtLeast or ReadingKind.Spread) or (ReadingKind.Spread, ReadingKind.AtLeast) => distance < -MostDistance ? ClaimVerdict.Contradict : ClaimVerdict.Silent,
        _ => ClaimVerdict.Silent,
    };

    private static double Widened(EvidenceLedger ledger, ClaimReading reading) =>
        reading.Logarithm.StandardError * Widening.Factor(Widening.CoverageOf(ledger.SourceOf(reading.Claim)?.Reliability ?? 'F'));
}

public enum ClaimVerdict
{
    Silent,
    Agree,
    Contradict,
}
