using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Reading;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>
/// Pools that are observed, as they would have been at an earlier date of issue. A pool with a vote published later is pooled anew from those of its claims that were known by then, with the day that the latest of
/// them speaks of; one that comes down to a single claim is that claim, seen through its own source.
/// </summary>
internal static class PoolsAtIssue
{
    /// <summary>The observations as of the scenario's date of issue; those of pools of which nothing was known yet are left out.</summary>
    public static ImmutableArray<Observation> Of(Scenario scenario, List<Diagnostic> found)
    {
        if (!scenario.Observations.Any(o => IsLater(o, scenario.Calendar.Issue)))
        {
            return scenario.Observations;
        }

        // Origins and grades too are as they looked then.
        var ledger = new EvidenceLedger([.. scenario.Claims.Where(c => c.Published <= scenario.Calendar.Issue)], scenario.Sources);
        var used = Used(scenario);
        var at = ImmutableArray.CreateBuilder<Observation>(scenario.Observations.Length);
        foreach (var observation in scenario.Observations)
        {
            if (!IsLater(observation, scenario.Calendar.Issue))
            {
                at.Add(observation);
            }
            else if (Anew(observation, scenario, ledger, used, found) is { } known)
            {
                at.Add(known);
            }
        }

        return at.ToImmutable();
    }

    private static bool IsLater(Observation observation, DateOnly issue) => observation.Pool is { } pool && pool.Published > issue;

    /// <summary>Claims that have their say already: observed, in a pool that is, or under a prior.</summary>
    private static HashSet<string> Used(Scenario scenario) =>
        scenario.Observations.SelectMany(o => o.Pool?.Claims ?? [o.ClaimId]).Concat(scenario.Parameters.SelectMany(p => p.Claims)).ToHashSet(StringComparer.Ordinal);

    private static Observation? Anew(Observation observation, Scenario scenario, EvidenceLedger ledger, HashSet<string> used, List<Diagnostic> found)
    {
        var (old, issue) = (observation.Pool!, scenario.Calendar.Issue);
        var known = old.Pool.Definitions.SelectMany(d => d.Claims).Where(c => c.Published <= issue && (old.Claims.Contains(c.Id, StringComparer.Ordinal) || MayStandIn(c))).ToList();
        if (known.Count == 0)
        {
            return LeftOut(null);
        }

        var request = old.Pool.Request;
        var pool = LedgerPool.Of(ledger, request with { AsOf = request.AsOf < issue ? request.AsOf : issue }, known);
        if (pool.Outcome != PoolOutcome.Pooled)
        {
            return LeftOut(PoolReader.Why(pool));
        }

        var made = EvidencePool.Of(old.Name, pool, old.Span);
        var anew = observation with { Pool = made, PooledAnew = made.Claims };
        anew = pool.Votes is [var only] && IsObservable(observation, only.Claim) ? OfClaim(anew, only.Claim) : anew;
        if (!IsWithin(anew, made.AsOf, scenario))
        {
            return LeftOut($"it would speak of {ScenarioDiagnostics.Day(made.AsOf)}, and look at the model before its start or its period");
        }

        found.Add(BindingDiagnostics.PooledAnew(observation.Span, old.Name, made.Claims, made.AsOf, issue));
        used.UnionWith(made.Claims);
        return anew;

        // What lost its vote to a later word of the same origin may speak while that was not known, unless it speaks elsewhere. A growth is counted from where its votes count it.
        bool MayStandIn(Claim claim) => observation.As != ObservedAs.Increment && !used.Contains(claim.Id);

        Observation? LeftOut(string? why)
        {
            found.Add(BindingDiagnostics.PoolLeftOut(observation.Span, old.Name, issue, why));
            return null;
        }
    }

    /// <summary>Whether an observation of a day looks at no time before the run or its own period.</summary>
    private static bool IsWithin(Observation observation, DateOnly day, Scenario scenario)
    {
        var lag = scenario.Windows.FirstOrDefault(w => w.SourceId == observation.WindowId)?.LagWeeks ?? 0;
        return scenario.Calendar.WeekOf(day) >= lag + observation.WindowWeeks && !(observation.PeriodStart >= day);
    }

    /// <summary>Whether a claim's own figures can be observed; else it is read as the pool reads it.</summary>
    private static bool IsObservable(Observation observation, Claim claim) =>
        claim.Middle is not null && (observation.IsLinear || !(claim.Low <= 0 || claim.Central <= 0 || claim.High <= 0));

    private static Observation OfClaim(Observation observation, Claim claim) => observation with
    {
        ClaimId = claim.Id,
        Pool = null,
        WindowId = observation.WindowId == EvidencePool.AssertedBy ? claim.AssertedBy : observation.WindowId,
        Label = observation.Label == observation.ClaimId ? claim.Id : observation.Label,
    };
}
