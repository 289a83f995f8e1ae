using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Claims and sources together, with what follows from how claims hang on each other.</summary>
public sealed class EvidenceLedger
{
    private readonly Dictionary<string, Claim> claimOf;
    private readonly Dictionary<string, Source> sourceOf;
    private readonly Dictionary<string, Claim> upstreamOf;

    private readonly Dictionary<string, Claim> claimOfAnyCase;
    private readonly ILookup<string, string> wholesOf;

    public EvidenceLedger(ImmutableArray<Claim> claims, ImmutableArray<Source> sources)
        : this(claims, sources, [], DefinitionWords.Usual)
    {
    }

    public EvidenceLedger(ImmutableArray<Claim> claims, ImmutableArray<Source> sources, ImmutableArray<Document> documents, DefinitionWords words)
    {
        Claims = claims;
        Sources = sources;
        Documents = documents;
        Words = words;
        claimOf = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        sourceOf = sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
        claimOfAnyCase = new Dictionary<string, Claim>(StringComparer.OrdinalIgnoreCase);
        foreach (var claim in claims)
        {
            claimOfAnyCase.TryAdd(claim.Id, claim);
        }

        upstreamOf = claims.ToDictionary(c => c.Id, FollowUpstream, StringComparer.Ordinal);
        wholesOf = claims.SelectMany(Parts).ToLookup(p => p.Part, p => p.Whole, StringComparer.Ordinal);
    }

    public ImmutableArray<Claim> Claims { get; }

    public ImmutableArray<Source> Sources { get; }

    public ImmutableArray<Document> Documents { get; }

    /// <summary>What the words of definition codes mean in this ledger.</summary>
    public DefinitionWords Words { get; }

    /// <summary>Reads claims.csv at <paramref name="claimsPath"/> and the other files of the ledger beside it, and finds all mistakes in them.</summary>
    public static Checked<EvidenceLedger> Read(string claimsPath)
    {
        var tables = LedgerTables.Read(claimsPath);
        return tables is { Claims: { } claims, Sources: { } sources, Documents: { } documents }
            ? Checked.Of(new EvidenceLedger(claims.Claims, sources.Sources, documents.Documents, tables.Words), tables.Diagnostics)
            : Checked.Fail<EvidenceLedger>(tables.Diagnostics);
    }

    /// <summary>The claim with this id, or else the first whose id differs in letter case only.</summary>
    public Claim? Find(string id) => claimOf.GetValueOrDefault(id) ?? claimOfAnyCase.GetValueOrDefault(id);

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
                relations.Add(new ClaimRelation(RelationWords.Canonical(part[..colon]), part[(colon + 1)..].Trim()));
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

    /// <summary>The document a claim was read from, or null.</summary>
    public Document? DocumentOf(Claim claim) => Documents.FirstOrDefault(d => string.Equals(d.Id, claim.Document, StringComparison.Ordinal));

    /// <summary>The nearest of some claims of which this one is a part, directly or by way of others; null when there is none. They are never pooled together.</summary>
    public Claim? WholeOf(Claim claim, IReadOnlyCollection<Claim> among)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { claim.Id };
        var next = new Queue<string>(wholesOf[claim.Id]);
        while (next.TryDequeue(out var id))
        {
            if (!seen.Add(id))
            {
                continue;
            }

            if (among.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal)) is { } whole)
            {
                return whole;
            }

            foreach (var further in wholesOf[id])
            {
                next.Enqueue(further);
            }
        }

        return null;
    }

    private static IEnumerable<(string Part, string Whole)> Parts(Claim claim)
    {
        foreach (var relation in Relations(claim))
        {
            if (relation.Word is "subset-of")
            {
                yield return (claim.Id, relation.ClaimId);
            }
            else if (relation.Word is "total-of")
            {
                yield return (relation.ClaimId, claim.Id);
            }
        }
    }

    private Claim FollowUpstream(Claim claim)
    {
        var path = new List<Claim>();
        for (var at = claim; ;)
        {
            path.Add(at);
            var next = Relations(at).FirstOrDefault(r => RelationWords.IsRelay(r.Word));
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
