using System.Collections.Immutable;
using System.Globalization;
using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Grading;

/// <summary>
/// The Admiralty grade of a claim: the letter of its source, set by a person by rule, and a digit that is computed from how many independent origins agree (NATO AJP-2.1). Kept apart, since a
/// good source can be wrong and a bad one right.
/// </summary>
/// <param name="Letter">A completely reliable to E unreliable, F cannot be judged.</param>
/// <param name="Digit">1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.</param>
/// <param name="Agreeing">Other independent origins that agree, and count the same.</param>
/// <param name="AgreeingOtherwise">Other independent origins that agree and count something else by the same name.</param>
/// <param name="Contradicting">Other independent origins that count the same and contradict.</param>
public sealed record ClaimGrade(
    char Letter, int Digit, ImmutableArray<string> Agreeing, ImmutableArray<string> AgreeingOtherwise, ImmutableArray<string> Contradicting)
{
    /// <summary>A report that is known to depart from its source is doubtful, whoever else agrees.</summary>
    private const int Doubtful = 4;

    /// <summary>Letter and digit: B2.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Letter}{Digit}");

    public string LetterInWords => Letter switch
    {
        'A' => "completely reliable source",
        'B' => "usually reliable source",
        'C' => "fairly reliable source",
        'D' => "source not usually reliable",
        'E' => "unreliable source",
        _ => "source that cannot be judged",
    };

    public string DigitInWords => Digit switch
    {
        1 => "confirmed by another origin",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "nothing to judge it by",
    };

    public static ClaimGrade Of(EvidenceLedger ledger, Claim claim)
    {
        if (claim.IsKnownError)
        {
            return new ClaimGrade(ledger.SourceOf(claim)?.Reliability ?? 'F', Doubtful, [], [], []);
        }

        var origin = ledger.OriginOf(claim);
        var found = new List<(string Origin, ClaimComparison Comparison)>();
        foreach (var other in ledger.Claims.Where(c => !c.IsKnownError))
        {
            var from = ledger.OriginOf(other);
            if (string.Equals(origin, from, StringComparison.Ordinal))
            {
                continue;
            }

            if (ClaimConflicts.IsStated(claim, other))
            {
                found.Add((from, new ClaimComparison(ClaimVerdict.Contradict, 0, IsSameDefinition: true)));
            }
            else if (ClaimComparison.Of(ledger, claim, other) is { } comparison)
            {
                found.Add((from, comparison));
            }
        }

        var agreeing = Origins(c => c.IsSameDefinition && c.Verdict == ClaimVerdict.Agree);
        // An origin that says one thing that agrees and another that does not counts as agreeing: its figures are of different days or methods.
        var contradicting = Origins(c => c.IsSameDefinition && c.Verdict == ClaimVerdict.Contradict).RemoveAll(o => agreeing.Contains(o, StringComparer.Ordinal));
        var otherwise = Origins(c => !c.IsSameDefinition && c.Verdict == ClaimVerdict.Agree).RemoveAll(o => agreeing.Contains(o, StringComparer.Ordinal));
        return new ClaimGrade(
            ledger.SourceOf(claim)?.Reliability ?? 'F', DigitOf(agreeing.Length, otherwise.Length, contradicting.Length), agreeing, otherwise, contradicting);

        ImmutableArray<string> Origins(Func<ClaimComparison, bool> fits) =>
            [.. found.Where(f => fits(f.Comparison)).Select(f => f.Origin).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The digit for so many other independent origins.</summary>
    internal static int DigitOf(int agreeing, int agreeingOtherwise, int contradicting) => (agreeing, agreeingOtherwise, contradicting) switch
    {
        ( > 0, _, 0) => 1,
        ( > 0, _, _) => agreeing >= contradicting ? 2 : 4,
        (0, > 0, 0) => 2,
        (0, > 0, _) => 3,
        (0, 0, 0) => 6,
        (0, 0, 1) => 4,
        _ => 5,
    };
}
