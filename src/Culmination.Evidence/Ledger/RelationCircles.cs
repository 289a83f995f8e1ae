using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Relations that lead back to where they began, where that cannot be: a figure computed from itself, a part of itself.</summary>
internal static class RelationCircles
{
    /// <summary>One mistake for each circle, at its first claim in the order of the ledger.</summary>
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<Claim> claims)
    {
        var claimOf = new Dictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            claimOf.TryAdd(claim.Id, claim);
        }

        foreach (var word in RelationWords.Acyclic)
        {
            var done = new HashSet<string>(StringComparer.Ordinal);
            foreach (var claim in claims)
            {
                if (Circle(claim, word, claimOf, done) is { } circle)
                {
                    yield return LedgerDiagnostics.RelationCircle(claimOf[circle[0]].Span, word, circle.Append(circle[0]));
                }
            }
        }
    }

    /// <summary>Follows a word depth first without recursion, since a chain may be as long as the table.</summary>
    private static List<string>? Circle(Claim start, string word, Dictionary<string, Claim> claimOf, HashSet<string> done)
    {
        var path = new List<(string Id, IEnumerator<string> Next)>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        Enter(start.Id);
        List<string>? circle = null;
        while (path.Count > 0 && circle is null)
        {
            var (id, next) = path[^1];
            if (!next.MoveNext())
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(id);
                continue;
            }

            if (onPath.Contains(next.Current))
            {
                circle = [.. path.Select(p => p.Id).SkipWhile(p => !string.Equals(p, next.Current, StringComparison.Ordinal))];
            }
            else
            {
                Enter(next.Current);
            }
        }

        return circle is { Count: > 1 } ? circle : null;

        void Enter(string id)
        {
            if (!done.Add(id) || !claimOf.TryGetValue(id, out var claim))
            {
                return;
            }

            onPath.Add(id);
            path.Add((id, EvidenceLedger.Relations(claim).Where(r => string.Equals(r.Word, word, StringComparison.Ordinal)).Select(r => r.ClaimId).GetEnumerator()));
        }
    }
}
