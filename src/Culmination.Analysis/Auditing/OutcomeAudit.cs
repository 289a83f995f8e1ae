using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Auditing;

/// <summary>
/// Links to outcomes: at the date of issue the source is raised, or lowered, by 5 % (a stock by what it holds, anything else as it is seen from then on); nothing is held but orders, which keep their
/// base timing. What is compared is the mean time from the date of issue to the event, restricted to the end of the run, over small ensembles; each ensemble is one response. Members in which the event came before the date of issue are left out.
/// </summary>
internal sealed class OutcomeAudit(BoundScenario scenario, BoundStructure structure, ParameterSpace space, AuditOptions options, CancellationToken cancellation)
{
    private const int MembersPerEnsemble = AuditReport.FuturesPerEnsemble;

    /// <summary>One ensemble for so many states.</summary>
    private const int StatesPerEnsemble = 32;

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
            [.. structure.Orders.Concat(source).Append(outcome.Probe).Distinct().Order()],
            [.. ScenarioInputs.Parameters(scenario), .. source.SelectMany(e => new[] { held.Factor(e), held.Addition(e) }), .. structure.Orders.SelectMany(o => new[] { held.Switch(o), held.Value(o) })]));
        var responses = new LinkResponse[Math.Max(1, options.States / StatesPerEnsemble)];
        var scores = PriorDesign.Draw(space.Names, responses.Length * MembersPerEnsemble, options.Seed);
        Parallel.For(0, responses.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation }, e =>
            responses[e] = Response(Times(kernel, held, outcome, source, scores, e * MembersPerEnsemble, MembersPerEnsemble), MembersPerEnsemble));
        return responses;
    }

    /// <summary>The step of the event, or of the end of the run, for each member untouched, with the source up, and with the source down.</summary>
    private int[] Times(VectorKernel kernel, HeldPlan held, BoundOutcome outcome, IReadOnlyList<int> source, ScoreMatrix scores, int first, int members)
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

            if (run.Step == issueStep + 1)
            {
                Array.Clear(row);
                foreach (var element in source)
                {
                    run.Set(held.Addition(element), row);
                }
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
        foreach (var element in source)
        {
            var isStock = held.Plan.Variables[element].Kind == PlanVariableKind.Stock;
            run.Read(element, row);
            for (var lane = 0; lane < row.Length; lane++)
            {
                var move = lane < members ? 0 : lane < 2 * members ? LinkAudit.Move : -LinkAudit.Move;
                row[lane] = isStock ? move * row[lane] / held.Plan.Clock.TimeStep : 1 + move;
            }

            run.Set(isStock ? held.Addition(element) : held.Factor(element), row);
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
