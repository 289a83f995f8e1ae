using System.Collections.Immutable;

namespace Culmination.Storage.Archives;

/// <summary>What an archive holds, after its content hash has been verified.</summary>
/// <param name="Manifest">By key: what made the result (seed, hashes, versions), see docs/formats/archive.md.</param>
/// <param name="AnswerJson">The answer as it was given, schema culmination.answer/1.</param>
/// <param name="Samples">[member][parameter].</param>
/// <param name="Weights">One per member, summing to 1.</param>
/// <param name="Outcomes">Which cause came in which week for which member: only those that came.</param>
public sealed record Archive(
    string Path,
    string ContentHash,
    ImmutableSortedDictionary<string, string> Manifest,
    string AnswerJson,
    ImmutableArray<ArchivedParameter> Parameters,
    ImmutableArray<ImmutableArray<double>> Samples,
    ImmutableArray<double> Weights,
    ImmutableArray<ArchivedOutcome> Outcomes);

public sealed record ArchivedParameter(string Name, string Unit);

/// <param name="Week">Model week at which the cause was met.</param>
public sealed record ArchivedOutcome(string Policy, int Member, string Cause, double Week);
