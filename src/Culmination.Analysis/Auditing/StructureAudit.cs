using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Loops;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Auditing;

/// <summary>Audits a structure on a scenario's model: states are drawn from the scenario's priors, their start weeks spread evenly over the run.</summary>
public static class StructureAudit
{
    private const int LanesPerGroup = 8;

    /// <summary>States begin not before this week and leave this many weeks to the end: the first week has no past, and the last months no future.</summary>
    private const double FirstWeek = 2;

    private const double LastWeeks = 26;

    /// <summary>The same scenario, structure and options give the same figures.</summary>
    public static Checked<AuditReport> Run(BoundScenario scenario, ModelStructure structure, AuditOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(options);
        var bound = BoundStructure.Bind(structure, scenario.Plan);
        if (!bound.Succeeded)
        {
            return Checked.Fail<AuditReport>(bound.Diagnostics);
        }

        var space = new ParameterSpace(scenario.Parameters);
        var groups = Math.Max(1, (options.States + LanesPerGroup - 1) / LanesPerGroup);
        var scores = PriorDesign.Draw(space.Names, groups * LanesPerGroup, options.Seed);
        var links = Responses(bound.Value, scenario, space, scores, groups, options.Jobs, cancellation);
        var outcomes = new OutcomeAudit(scenario, bound.Value, space, options, cancellation);
        ImmutableArray<LinkFinding> findings =
        [
            .. structure.Links.Select((link, i) => LinkFinding.Of(link, links[i] ?? outcomes.Responses(link))),
        ];
        return Checked.Of(
            new AuditReport(scores.Rows, options.Seed, structure.Variables.Length, findings, [.. structure.Loops.Select(l => LoopFinding.Of(l, findings))]), bound.Diagnostics);
    }

    /// <summary>Responses per link; null where the target is an outcome.</summary>
    private static ImmutableArray<LinkResponse[]?> Responses(
        BoundStructure structure, BoundScenario scenario, ParameterSpace space, ScoreMatrix scores, int groups, int jobs, CancellationToken cancellation)
    {
        StructureLink[] links = [.. structure.Structure.Links.Where(l => !structure.Variable(l.Target).Variable.IsOutcome)];
        var audit = new LinkAudit(structure, scenario.Plan, ScenarioInputs.Parameters(scenario));
        var byGroup = new LinkResponse[groups][][];
        Parallel.For(0, groups, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, g =>
            byGroup[g] = audit.Run(Group(scenario, space, scores, g, groups), links, cancellation));
        return
        [
            .. structure.Structure.Links.Select(link =>
            {
                var at = Array.IndexOf(links, link);
                return at < 0 ? null : byGroup.SelectMany(g => g[at]).ToArray();
            }),
        ];
    }

    private static StateGroup Group(BoundScenario scenario, ParameterSpace space, ScoreMatrix scores, int group, int groups)
    {
        var clock = scenario.Plan.Clock;
        var last = Math.Max(FirstWeek, clock.Stop - clock.Start - LastWeeks);
        var week = FirstWeek + ((last - FirstWeek) * group / Math.Max(1, groups - 1));
        var block = new double[space.Dimension * LanesPerGroup];
        space.Values(scores, group * LanesPerGroup, LanesPerGroup, block);
        return new StateGroup(
            Math.Min(clock.StepCount, (int)Math.Round(week / clock.TimeStep)),
            LanesPerGroup,
            [
                .. scenario.Parameters.SelectMany((p, i) => p.Variables.Select(v => KeyValuePair.Create(v, block.AsSpan(i * LanesPerGroup, LanesPerGroup).ToArray()))),
            ]);
    }
}
