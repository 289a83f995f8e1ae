using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Claims and sources together, with what follows from how claims hang on each other.</summary>
public sealed class EvidenceLedger
{
    private static readonly string[] NotIndependent = ["derives-from", "repeats", "endorses"];

    private readonly Dictionary<string, Claim> claimOf;
    private readonly Dictionary<string, Source> sourceOf;
    private readonly Dictionary<string, Claim> upstreamOf;

    public EvidenceLedger(ImmutableArray<Claim> claims, ImmutableArray<Source> sources)
    {
        Claims = claims;
        Sources = sources;
        claimOf = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        sourceOf = sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
        upstreamOf = claims.ToDictionary(c => c.Id, FollowUpstream, StringComparer.Ordinal);
    }

    public ImmutableArray<Claim> Claims { get; }

    public ImmutableArray<Source> Sources { get; }

    /// <summary>Reads claims.csv at <paramref name="claimsPath"/> and sources.csv beside it, and finds all mistakes in both.</summary>
    public static Checked<EvidenceLedger> Read(string claimsPath)
    {
        var sources = SourceTable.Read(Path.Combine(Path.GetDirectoryName(claimsPath) ?? string.Empty, "sources.csv"));
        var claims = ClaimTable.Read(claimsPath, sources.Value);
        var found = sources.Diagnostics.AddRange(claims.Diagnostics);
        return claims.Value is { } c && sources.Value is { } s ? Checked.Of(new EvidenceLedger(c.Claims, s.Sources), found) : Checked.Fail<EvidenceLedger>(found);
    }

    public Claim? Find(string id) => claimOf.GetValueOrDefault(id);

    /// <summary>Who asserts a claim, or null when sources.csv does not have them.</summary>
    public Source? SourceOf(Claim claim) => sourceOf.GetValueOrDefault(claim.AssertedBy);

    /// <summary>The claims a claim names in its relation, in the order written.</summary>
    public static ImmutableArray<ClaimRelation> Relations(Claim claim)
    {
        var relations = ImmutableArray.CreateBuilder<ClaimRelation>();
        foreach (var part in claim.Relation.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                relations.Add(new ClaimRelation(part[..colon].Trim(), part[(colon + 1)..].Trim()));
            }
        }

        return relations.ToImmutable();
    }

    /// <summary>
    /// The claim that a claim repeats, endorses or is computed from, followed to where it was first asserted; the claim itself when it is independent. Of claims that name each other in a circle
    /// the first by id stands for all.
    /// </summary>
    public Claim Upstream(Claim claim) => upstreamOf[claim.Id];

    /// <summary>Where a claim was first asserted: claims with one of these are one piece of evidence.</summary>
    public string OriginOf(Claim claim) => Upstream(claim).Origin;

    /// <summary>Whether a claim adds no evidence of its own to the one it names.</summary>
    public bool IsRelay(Claim claim) => !string.Equals(Upstream(claim).Id, claim.Id, StringComparison.Ordinal);

    private Claim FollowUpstream(Claim claim)
    {
        var path = new List<Claim>();
        for (var at = claim; ;)
        {
            path.Add(at);
            var next = Relations(at).FirstOrDefault(r => NotIndependent.Contains(r.Word, StringComparer.Ordinal));
            if (next is null || Find(next.ClaimId) is not { } upstream)
            {
                return at;
            }

            var closed = path.FindIndex(c => string.Equals(c.Id, upstream.Id, StringComparison.Ordinal));
            if (closed >= 0)
            {
                return path.Skip(closed).MinBy(c => c.Id, StringComparer.Ordinal)!;
            }

            at = upstream;
        }
    }
}

/// <param name="Word">How one claim hangs on another: subset-of, derives-from, …</param>
public sealed record ClaimRelation(string Word, string ClaimId);
