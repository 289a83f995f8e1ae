using System.Globalization;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Quantities.Numerics;

namespace Culmination.Cli.Ledger;

/// <summary>A pool, or why there is none: the figure first, then who speaks, who does not, and how it was made.</summary>
internal static class PoolPage
{
    public static void Write(Page page, LedgerPlace place, LedgerPool pool)
    {
        var request = pool.Request;
        page.Line($"{request.Quantity}, {request.Side}", Emphasis.Strong);
        page.Wrap(string.Create(CultureInfo.InvariantCulture, $"published by {Figures.Day(request.AsOf)}, about the {request.WindowDays} days before it"), emphasis: Emphasis.Faint).Blank();
        switch (pool.Outcome)
        {
            case PoolOutcome.Pooled:
                Figure(page, pool, pool.Figure!);
                break;
            case PoolOutcome.DefinitionsDiffer:
                Definitions(page, pool);
                return;
            case PoolOutcome.TooDifferent:
                Split(page, pool, pool.Split!);
                break;
            default:
                page.Wrap(Nothing(pool));
                break;
        }

        Votes(page, place, pool);
        foreach (var (claim, why) in pool.LeftOut)
        {
            page.Wrap($"left out: {claim.Id} {why}", hanging: 4, emphasis: Emphasis.Faint);
        }

        if (pool.Figure is { } figure)
        {
            How(page, pool, figure);
        }
    }

    private static string Nothing(LedgerPool pool) =>
        pool.Definitions.IsEmpty ? "Nothing to pool: no claim fits."
        : pool.Votes.IsEmpty && pool.LeftOut.IsEmpty ? "Nothing to pool: no definition begins so. There are: " + string.Join(" | ", pool.Definitions.Select(d => d.Definition))
        : "Nothing to pool: no claim that fits gives a figure above 0 that is more than a bound.";

    private static void Figure(Page page, LedgerPool pool, PooledFigure figure)
    {
        var q = figure.Quantiles;
        page.Wrap($"{Figures.Fair(q.P50)} {pool.Unit}; 8 of 10: {Figures.Fair(q.P10)} to {Figures.Fair(q.P90)}; 9 of 10: {Figures.Fair(q.P05)} to {Figures.Fair(q.P95)}", emphasis: Emphasis.Strong);
        if (pool.Request.Quantity.StartsWith("killed_or_wounded", StringComparison.Ordinal) && figure.Stored is { } stored)
        {
            var (low, middle, high) = WoundedPerKilled.Killed(stored, WoundedPerKilled.Prior);
            page.Wrap($"of them killed, if 2 to 4.5 were wounded for each: {Figures.Fair(middle)}; 8 of 10: {Figures.Fair(low)} to {Figures.Fair(high)}", emphasis: Emphasis.Faint);
        }
    }

    private static void Definitions(Page page, LedgerPool pool)
    {
        page.Wrap("Not pooled: these claims count different things.", emphasis: Emphasis.Warning);
        foreach (var definition in pool.Definitions)
        {
            page.Blank().Wrap($"{(definition.Definition.Length > 0 ? definition.Definition : "(no definition)")} [{definition.Unit}]", hanging: 2, emphasis: Emphasis.Strong);
            foreach (var claim in definition.Claims)
            {
                page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{ClaimWords.Figure(claim)}, {claim.AsOf:yyyy-MM-dd} · {claim.Id}"), indent: 6, hanging: 2);
            }
        }

        page.Blank().Wrap("--definition TEXT chooses the one that begins with TEXT; given several times, they are read as one: say so only if they are.");
    }

    private static void Split(Page page, LedgerPool pool, PoolSplit split)
    {
        page.Wrap(
            string.Create(CultureInfo.InvariantCulture, $"Not pooled: {split.Heterogeneity:P0} of the variation (I²) is between the sources, more than {DefinitionGate.MostHeterogeneity:P0}. They fall into two groups, and may be about different things:"),
            emphasis: Emphasis.Warning);
        foreach (var group in new[] { split.Lower, split.Upper })
        {
            page.Blank();
            foreach (var vote in group)
            {
                page.Wrap($"{ClaimWords.Figure(vote.Claim)} · {vote.Claim.Id}", indent: 4, hanging: 2);
            }
        }
    }

    private static void Votes(Page page, LedgerPlace place, LedgerPool pool)
    {
        if (pool.Votes.IsEmpty)
        {
            return;
        }

        page.Blank().Line("Who speaks: one claim for each origin", Emphasis.Strong);
        foreach (var vote in pool.Votes)
        {
            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{ClaimWords.Figure(vote.Claim)}, {vote.Claim.AsOf:yyyy-MM-dd} · {vote.Claim.Id} ({place.Grade(vote.Claim).Code})"), hanging: 4);
            page.Wrap("taken as " + Taken(vote), indent: 6, hanging: 2, emphasis: Emphasis.Faint);
        }
    }

    /// <summary>What is pooled for a vote, and what was done to it.</summary>
    private static string Taken(OriginVote vote)
    {
        var spread = vote.Used.StandardError * Elementary.NormalQuantile(0.9);
        var figure = vote.Kind switch
        {
            ReadingKind.AtLeast => $"at least about {Figures.Fair(Elementary.Exp(vote.Used.Value))}",
            ReadingKind.AtMost => $"at most about {Figures.Fair(Elementary.Exp(vote.Used.Value))}",
            _ => $"{Figures.Fair(Elementary.Exp(vote.Used.Value - spread))} to {Figures.Fair(Elementary.Exp(vote.Used.Value + spread))} (8 of 10)",
        };
        var lean = vote.Bias.Value switch
        {
            > 0 => ", the source's lean upward taken off",
            < 0 => ", the source's lean downward taken off",
            _ => string.Empty,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{figure}: spread times {vote.Factor:0.00}{lean}");
    }

    private static void How(Page page, LedgerPool pool, PooledFigure figure)
    {
        page.Blank().Line("How", Emphasis.Strong);
        page.Wrap(figure.Method == PoolMethod.RandomEffects
            ? "random effects (REML) on logarithms, Hartung–Knapp errors cut at 1"
            : "linear pool: fewer than three independent origins");
        page.Wrap(string.Create(
            CultureInfo.InvariantCulture,
            $"worth {figure.EffectiveNumber:0.0} independent origins at correlation {pool.Request.Correlation:0.##}; I² {figure.Heterogeneity:P0} after widening and bias"), hanging: 2);
        if (figure.Between is { } between)
        {
            page.Wrap(string.Create(
                CultureInfo.InvariantCulture,
                $"variance between origins: REML {between.Restricted:0.####}, DerSimonian–Laird {between.DerSimonianLaird:0.####}, Paule–Mandel {between.PauleMandel:0.####}"), hanging: 2);
        }

        page.Wrap($"by the logarithmic pool, for comparison: {Figures.Fair(Elementary.Exp(figure.LogarithmicPool.Value))}", hanging: 2);
        page.Wrap(figure.Stored is { } stored
            ? string.Create(CultureInfo.InvariantCulture, $"kept as log-metalog a = {stored.Logarithm.A1:R}, {stored.Logarithm.A2:R}, {stored.Logarithm.A3:R}")
            : "too skewed for a three-term log-metalog: use the points above", hanging: 2);
    }
}
