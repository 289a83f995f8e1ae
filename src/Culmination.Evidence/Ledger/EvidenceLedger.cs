using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Claims and sources together, with what follows from how claims hang on each other.</summary>
public sealed class EvidenceLedger
{
    private static readonly string[] NotIndependent = ["derives-from", "repeats", "endorses"];

    private readonly Dictionary<string, Claim> claimOf;
    private readonly Dictionary<string, Source> sourceOf;

    public EvidenceLedger(ImmutableArray<Claim> claims, ImmutableArray<Source> sources)
    {
        Claims = claims;
        Sources = sources;
        claimOf = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        sourceOf = sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
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
    /// The claim that a claim repeats, endorses or is computed from, followed to where it was first asserted; the claim itself when it is independent. Claims that name each other in a
    /// circle end where the circle closes.
    /// </summary>
    public Claim Upstream(Claim claim)
    {
        var seen = new List<string>();
        while (!seen.Contains(claim.Id, StringComparer.Ordinal))
        {
            seen.Add(claim.Id);
            var next = Relations(claim).FirstOrDefault(r => NotIndependent.Contains(r.Word, StringComparer.Ordinal));
            if (next is null || Find(next.ClaimId) is not { } upstream)
            {
                break;
            }

            claim = upstream;
        }

        return claim;
    }

    /// <summary>Where a claim was first asserted: claims with one of these are one piece of evidence.</summary>
    public string OriginOf(Claim claim) => Upstream(claim).Origin;

    /// <summary>Whether a claim adds no evidence of its own to the one it names.</summary>
    public bool IsRelay(Claim claim) => Upstream(claim) != claim;
}

/// <param name="Word">How one claim hangs on another: subset-of, derives-from, …</param>
public sealed record ClaimRelation(string Word, string ClaimId);
