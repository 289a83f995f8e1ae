using System.Collections.Immutable;

namespace Culmination.Analysis.Findings;

/// <summary>What moved between two answers, and what had been changed.</summary>
/// <param name="Changed">Priors and observations that differ, in words, in alphabetical order.</param>
/// <param name="Moved">Probabilities of both answers, those that moved most first.</param>
/// <param name="IsSameLedger">Whether claims and sources are the same.</param>
/// <param name="IsSameModel">Whether the model file is the same.</param>
/// <param name="IsSameSample">Whether both have the same seed and number of members: then what differs is not the draw alone.</param>
public sealed record AnswerChange(
    string Scenario, ImmutableArray<InputChange> Changed, ImmutableArray<ShareChange> Moved, bool IsSameLedger, bool IsSameModel, bool IsSameSample)
{
    /// <summary>Compares; probabilities that only one of the answers has are left out.</summary>
    public static AnswerChange Between(AnswerDigest before, AnswerDigest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var earlier = before.Shares.DistinctBy(s => s.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new AnswerChange(
            before.Scenario,
            [
                .. Inputs("prior of", before.Priors, after.Priors),
                .. Inputs("claims behind the prior of", before.PriorClaims, after.PriorClaims),
                .. Inputs("observation of", before.Observed, after.Observed),
            ],
            [
                .. after.Shares.DistinctBy(s => s.Key, StringComparer.Ordinal).Where(s => earlier.ContainsKey(s.Key))
                    .Select(s => new ShareChange(s.Key, earlier[s.Key], s.Value))
                    .OrderByDescending(c => Math.Abs(c.Shift))
                    .ThenBy(c => c.What, StringComparer.Ordinal),
            ],
            before.ClaimsHash == after.ClaimsHash,
            before.ModelHash == after.ModelHash,
            before.Seed == after.Seed && before.Members == after.Members);
    }

    private static IEnumerable<InputChange> Inputs(string kind, ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(k => new InputChange(kind, k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)))
            .Where(c => c.Before != c.After);
}

/// <summary>A prior or an observation that is not what it was; null where it was not there.</summary>
public sealed record InputChange(string Kind, string Name, string? Before, string? After);

/// <summary>A probability then and now.</summary>
public sealed record ShareChange(string What, Probability Before, Probability After)
{
    public double Shift => After.P - Before.P;

    /// <summary>Half the width of the 95 % interval of the shift, if the two samples were drawn apart; with one seed for both it is less.</summary>
    public double Mc95 => Math.Sqrt((Before.Mc95 * Before.Mc95) + (After.Mc95 * After.Mc95));

    /// <summary>Whether the sampling errors leave room for no change at all.</summary>
    public bool IsWithinError => Math.Abs(Shift) <= Mc95;
}
