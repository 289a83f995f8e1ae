using System.Collections.Immutable;

namespace Culmination.Evidence.Ledger;

/// <summary>Ids that may be named, found quickly and listed in the order of their file.</summary>
internal sealed class KnownIds(ImmutableArray<string> inOrder)
{
    private readonly HashSet<string> ids = new(inOrder, StringComparer.Ordinal);

    public ImmutableArray<string> InOrder { get; } = inOrder;

    public bool Has(string id) => ids.Contains(id);
}
