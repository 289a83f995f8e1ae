using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>
/// The rules by which a scenario may use claims: none published after the date of issue, none both as prior and as observation, one origin once for the same thing and
/// day, and every name known. Where claims.csv itself has mistakes nothing more is said about the claims.
/// </summary>
internal sealed class EvidenceRules(Calendar calendar, EvidenceFiles evidence, ImmutableArray<EvidenceWindow> windows, List<Diagnostic> found)
{
    private readonly Dictionary<string, Claim> claims =
        evidence.Claims?.Claims.ToDictionary(c => c.Id, StringComparer.Ordinal) ?? new Dictionary<string, Claim>(StringComparer.Ordinal);

    private readonly string[] claimIds = [.. evidence.Claims?.Claims.Select(c => c.Id) ?? []];

    /// <summary>Checks all uses, and completes the observations with what their claims say.</summary>
    public ImmutableArray<Observation> Apply(
        ImmutableArray<(UncertainParameter Parameter, ImmutableArray<YamlScalar> Claims)> parameters, ImmutableArray<ObservationDraft> drafts)
    {
        CheckFile();
        CheckWindows();
        if (evidence.Claims is null)
        {
            return [.. drafts.Select(d => d.Observation)];
        }

        var priorOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (parameter, named) in parameters)
        {
            foreach (var use in named)
            {
                if (Find(use.Text, use.Span) is not null)
                {
                    priorOf.TryAdd(use.Text, $"'{parameter.Name}'");
                }
            }

            CheckEarlier(parameter);
        }

        return Observations(drafts, priorOf);
    }

    /// <summary>A prior for dates of issue before a day rests on nothing that became known on that day or later.</summary>
    private void CheckEarlier(UncertainParameter parameter)
    {
        foreach (var earlier in parameter.Before)
        {
            foreach (var id in earlier.Claims.Where(claims.ContainsKey))
            {
                if (claims[id].Published >= earlier.Day)
                {
                    found.Add(ScenarioDiagnostics.EarlierPriorLater(earlier.Span, parameter.Name, earlier.Day, id, claims[id].Published));
                }
            }
        }
    }

    private void CheckFile()
    {
        foreach (var claim in evidence.Claims?.Claims ?? [])
        {
            if (claim.Published > calendar.Issue)
            {
                found.Add(ScenarioDiagnostics.ClaimAfterIssue(claim.Span, claim.Id, claim.Published, calendar.Issue));
            }
        }
    }

    private void CheckWindows()
    {
        if (evidence.Sources is null)
        {
            return;
        }

        string[] known = [.. evidence.Sources.Sources.Select(s => s.Id)];
        foreach (var window in windows.Where(w => !known.Contains(w.Source, StringComparer.Ordinal)))
        {
            found.Add(ScenarioDiagnostics.UnknownSource(window.Span, window.SourceId, known));
        }
    }

    private ImmutableArray<Observation> Observations(ImmutableArray<ObservationDraft> drafts, Dictionary<string, string> priorOf)
    {
        var complete = ImmutableArray.CreateBuilder<Observation>();
        var observed = new List<(Observation Observation, Claim Claim)>();
        foreach (var draft in drafts)
        {
            var observation = draft.Observation;
            if ((draft.Pool?.AsClaim() ?? Find(observation.ClaimId, draft.Claim.Span)) is not { } claim)
            {
                complete.Add(observation);
                continue;
            }

            observation = Complete(draft, claim);
            CheckUse(observation, claim);
            // Of a pool every claim that has a vote in it counts as used.
            foreach (var used in draft.Pool is { } pool ? pool.Claims.Select(id => claims[id]) : [claim])
            {
                CheckPrior(observation, used, priorOf);
                CheckOrigin(observation, used, observed);
                observed.Add((observation, used));
            }

            complete.Add(observation);
        }

        return complete.ToImmutable();
    }

    private Observation Complete(ObservationDraft draft, Claim claim)
    {
        var observation = draft.Observation;
        var source = claim.AssertedBy;
        if (draft.Source is { } named)
        {
            source = named.Text;
            string[] known = [.. windows.Select(w => w.SourceId)];
            if (!known.Contains(source, StringComparer.Ordinal))
            {
                found.Add(ScenarioDiagnostics.UnknownSource(named.Span, source, known));
            }
        }

        var periodStart = observation.PeriodStart ?? (observation.As == ObservedAs.Increment ? claim.PeriodStart : null);
        if (observation.As == ObservedAs.Increment && periodStart is null)
        {
            found.Add(ScenarioDiagnostics.NoPeriod(observation.Span, claim.Id));
        }

        return observation with { WindowId = source, PeriodStart = periodStart, Label = observation.Label.Length > 0 ? observation.Label : claim.Id };
    }

    private void CheckPrior(Observation observation, Claim claim, Dictionary<string, string> priorOf)
    {
        if (priorOf.TryGetValue(claim.Id, out var parameter))
        {
            found.Add(ScenarioDiagnostics.ClaimUsedTwice(observation.Span, claim.Id, parameter));
        }
    }

    private void CheckUse(Observation observation, Claim claim)
    {
        if (claim.Middle is null)
        {
            found.Add(ScenarioDiagnostics.NoFigure(observation.Span, claim.Id));
        }
        else if (!observation.IsLinear && (claim.Low <= 0 || claim.Central <= 0 || claim.High <= 0))
        {
            found.Add(ScenarioDiagnostics.NotInLogarithm(observation.Span, claim.Id));
        }

        if (claim.AsOf < calendar.Start || claim.AsOf > calendar.Issue)
        {
            found.Add(ScenarioDiagnostics.OutsideRun(observation.Span, "the day observed", claim.AsOf, calendar.Start, calendar.Issue));
        }

        if (observation.PeriodStart is { } first && (first < calendar.Start || first >= claim.AsOf))
        {
            found.Add(ScenarioDiagnostics.OutsideRun(observation.Span, "the first day of the period", first, calendar.Start, claim.AsOf));
        }
    }

    private void CheckOrigin(Observation observation, Claim claim, List<(Observation Observation, Claim Claim)> observed)
    {
        foreach (var (earlier, other) in observed)
        {
            if (other.Id == claim.Id)
            {
                found.Add(ScenarioDiagnostics.ObservedTwice(observation.Span, claim.Id, earlier.Span));
            }
            else if (other.Origin == claim.Origin && other.AsOf == claim.AsOf && Compact(earlier.Of) == Compact(observation.Of))
            {
                found.Add(ScenarioDiagnostics.OneOriginTwice(observation.Span, claim.Id, other.Id, claim.Origin));
            }
        }
    }

    private Claim? Find(string id, TextSpan span)
    {
        if (!claims.TryGetValue(id, out var claim))
        {
            found.Add(ScenarioDiagnostics.UnknownClaim(span, id, claimIds));
            return null;
        }

        if (claim.Published > calendar.Issue)
        {
            found.Add(ScenarioDiagnostics.ClaimAfterIssue(span, id, claim.Published, calendar.Issue));
        }

        return claim;
    }

    /// <summary>An expression without blanks and in one case, so that two ways to write it are one.</summary>
    private static string Compact(string expression) =>
        string.Concat(expression.Where(c => !char.IsWhiteSpace(c) && c != '_' && c != '"')).ToUpperInvariant();
}
