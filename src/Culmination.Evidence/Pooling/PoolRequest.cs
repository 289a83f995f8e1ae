using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling;

/// <summary>What is to be pooled.</summary>
/// <param name="Quantity">A quantity code.</param>
/// <param name="AsOf">Claims published after this day, or about a later day, are not used.</param>
/// <param name="WindowDays">Claims about a day more than this many days before are not used.</param>
/// <param name="Definitions">Beginnings of the definitions that are to be read as one; empty: all must be the same.</param>
/// <param name="Correlation">Of the errors of any two origins, from 0 to 1.</param>
public sealed record PoolRequest(string Quantity, string Side, DateOnly AsOf, int WindowDays, ImmutableArray<string> Definitions, double Correlation)
{
    public const int UsualWindow = 60;

    /// <summary>Origins that differ still read each other's reports; this project's choice.</summary>
    public const double UsualCorrelation = 0.3;
}
