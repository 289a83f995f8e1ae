using System.Collections.Immutable;

namespace Culmination.Analysis.Findings;

/// <summary>
/// How far a claim, or a pool of claims, moves the answer: the probability of the race's first cause under the first policy. An observation is left out of the weights of the members
/// that are there (importance reweighting), once whole and once by half, since the members know little of a world in which a strong claim had never been made; a prior that rests on claims is
/// moved up and down by half a standard deviation of its normal score, in the same way.
/// </summary>
/// <param name="Kind">observation or parameter.</param>
/// <param name="Name">The observation's label, or the parameter's name.</param>
/// <param name="Claims">Ids of the claims.</param>
/// <param name="Grades">Their grades, in the same order: B2.</param>
/// <param name="Halved">The answer with the observation given half its weight; null for a parameter.</param>
/// <param name="Without">The answer without the observation at all, with the error of so strong a reweighting; null for a parameter.</param>
/// <param name="Higher">The answer with the prior moved up; null for an observation.</param>
/// <param name="Lower">The answer with the prior moved down; null for an observation.</param>
/// <param name="Shift">The answer less the answer with the observation halved; for a prior, moved up less moved down.</param>
/// <param name="Mc95">Half the width of the 95 % Monte Carlo interval of <paramref name="Shift"/>: both answers are of the same members, so it is narrower than theirs.</param>
/// <param name="EffectiveSampleSize">What the members reweighted for <paramref name="Shift"/> are worth (the lesser of both for a prior); where it is small the shift is not well known.</param>
public sealed record ClaimPull(
    string Kind,
    string Name,
    ImmutableArray<string> Claims,
    ImmutableArray<string> Grades,
    Probability? Halved,
    Probability? Without,
    Probability? Higher,
    Probability? Lower,
    double Shift,
    double Mc95,
    double EffectiveSampleSize)
{
    public const string Observation = "observation";

    public const string Parameter = "parameter";
}
