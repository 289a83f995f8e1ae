using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Auditing;

/// <summary>
/// Links to outcomes: from the date of issue on the source is seen 5 % higher, or lower, by all that read it; nothing else is held but orders, which keep their base timing. What is compared is the
/// mean time from the date of issue to the event, restricted to the end of the run, over small ensembles; each ensemble is one response. Members in which the event came before the date of issue are left out.
/// </summary>
internal sealed class OutcomeAudit(BoundScenario scenario, BoundStructure structure, ParameterSpace space, ScoreMatrix scores, CancellationToken cancellation)
{
    private const int MembersPerEnsemble = 16;

    private readonly int issueStep = (int)Math.Round(scenario.Scenario.Calendar.WeekOf(scenario.Scenario.Calendar.Issue) / scenario.Plan.Clock.TimeStep);

    /// <summary>None when the scenario has no such outcome.</summary>
    public LinkResponse[] Responses(StructureLink link)
    {
        var name = structure.Variable(link.Target).Variable.ModelName;
        if (scenario.Outcomes.FirstOrDefault(o => o.Outcome.Name == name) is not { } outcome)
        {
            return [];
        }

        var source = structure.Variable(link.Source).Elements;
        var held = HeldPlan.Of(scenario.Plan, [.. source.Concat(structure.Orders).Distinct().Order()]);
        var kernel = new VectorKernel(held.Plan, new KernelOptions(
            [.. structure.Orders.Append(outcome.Probe).Distinct().Order()],
            [.. ScenarioInputs.Parameters(scenario), .. source.Select(held.Factor), .. structure.Orders.SelectMany(o => new[] { held.Switch(o), held.Value(o) })]));
        var responses = new List<LinkResponse>();
        for (var first = 0; first < scores.Rows; first += MembersPerEnsemble)
        {
            cancellation.ThrowIfCancellationRequested();
            var members = Math.Min(MembersPerEnsemble, scores.Rows - first);
            responses.Add(Response(Times(kernel, held, outcome, source, first, members), members));
        }

        return [.. responses];
    }

    /// <summary>The step of the event, or of the end of the run, for each member untouched, with the source up, and with the source down.</summary>
    private int[] Times(VectorKernel kernel, HeldPlan held, BoundOutcome outcome, IReadOnlyList<int> source, int first, int members)
    {
        var lanes = 3 * members;
        var run = kernel.CreateRun(lanes);
        var block = new double[space.Dimension * members];
        space.Values(scores, first, members, block);
        var row = new double[lanes];
        for (var p = 0; p < space.Dimension; p++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                row[lane] = block[(p * members) + (lane % members)];
            }

            foreach (var variable in scenario.Parameters[p].Variables)
            {
                run.Set(variable, row);
            }
        }

        run.Initialize();
        var counter = new HoldCounter(lanes, outcome.HoldSteps);
        while (true)
        {
            if (run.Step == issueStep)
            {
                Move(run, held, source, row, members);
            }

            if (run.Step >= issueStep)
            {
                FollowOrders(run, held, row, members);
            }

            run.Read(outcome.Probe, row);
            counter.Observe(row, run.Step);
            if (run.Step == scenario.Plan.Clock.StepCount)
            {
                break;
            }

            run.Advance();
        }

        return [.. counter.MetAt.ToArray().Select(s => s < 0 ? scenario.Plan.Clock.StepCount : s)];
    }

    private void Move(ISimulationRun run, HeldPlan held, IReadOnlyList<int> source, double[] row, int members)
    {
        for (var lane = 0; lane < row.Length; lane++)
        {
            row[lane] = lane < members ? 1 : lane < 2 * members ? 1 + LinkAudit.Move : 1 - LinkAudit.Move;
        }

        foreach (var element in source)
        {
            run.Set(held.Factor(element), row);
        }

        for (var lane = 0; lane < row.Length; lane++)
        {
            row[lane] = lane < members ? 0 : 1;
        }

        foreach (var order in structure.Orders)
        {
            run.Set(held.Switch(order), row);
        }
    }

    private void FollowOrders(ISimulationRun run, HeldPlan held, double[] row, int members)
    {
        var followed = new double[row.Length];
        foreach (var order in structure.Orders)
        {
            run.Read(order, row);
            for (var lane = 0; lane < row.Length; lane++)
            {
                followed[lane] = row[lane % members];
            }

            run.Set(held.Value(order), followed);
        }
    }

    private LinkResponse Response(int[] times, int members)
    {
        var (deviation, scale) = (0.0, 0.0);
        for (var m = 0; m < members; m++)
        {
            if (times[m] > issueStep)
            {
                deviation += (times[members + m] - times[(2 * members) + m]) / 2.0;
                scale += times[m] - issueStep;
            }
        }

        return new LinkResponse(deviation, scale);
    }
}
