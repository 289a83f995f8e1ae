using System.Collections.Immutable;
using Culmination.Dynamics.Kernels.Emission;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>Compiles a plan into the programs of a <see cref="CompiledKernel"/>.</summary>
internal sealed class KernelCompiler
{
    private readonly SimulationPlan plan;
    private readonly KernelScope scope;
    private readonly StockEquations equations;
    private readonly MemoryPlan memory = new();
    private readonly Lowering step;

    private KernelCompiler(SimulationPlan plan, KernelOptions options)
    {
        this.plan = plan;
        equations = new StockEquations(plan);
        scope = new KernelScope(plan, equations, options);
        foreach (var id in scope.Stocks)
        {
            memory.NewLeaf(KernelOp.Stock, id);
        }

        foreach (var id in scope.Inputs)
        {
            memory.NewLeaf(KernelOp.Input, id);
        }

        foreach (var id in scope.Snapshots)
        {
            memory.NewLeaf(KernelOp.Snapshot, id);
        }

        for (var i = 0; i < scope.Held.Count; i++)
        {
            memory.NewLeaf(KernelOp.Held, i);
        }

        step = new Lowering(plan, scope, LoweringMode.Step);
    }

    internal static CompiledKernel Compile(SimulationPlan plan, KernelOptions options) => new KernelCompiler(plan, options).Compile(options);

    private CompiledKernel Compile(KernelOptions options)
    {
        var nets = new NetFlows(plan, scope, equations, step).Values();
        var outputs = scope.Outputs.Select(step.ValueOf).ToArray();
        var remembered = scope.Held.Select(h => step.ValueOf(h.Variable)).ToArray();
        var draws = Enumerable.Range(0, step.Graph.Count)
            .Where(n => plan.Clock.Method != IntegrationMethod.Euler && step.Graph[n].Op == KernelOp.Random)
            .ToArray();

        // Draws that nothing needs are not roots: only what is live may be kept, so liveness is asked of the others first.
        int[] roots = [.. nets, .. outputs, .. remembered];
        var live = Live(step.Graph, roots);
        roots = [.. roots, .. draws.Where(d => live[d])];
        var builder = new ProgramBuilder(step.Graph, memory, roots, separates: true);
        foreach (var node in roots)
        {
            builder.Keep(node);
        }

        var netPlaces = nets.Select(node => OwnPlace(builder, node)).ToArray();
        builder.Build();
        var steps = new StepPrograms(plan.Clock, memory, scope, netPlaces.Select((p, i) => p ?? builder.PlaceOf(nets[i])).ToArray());
        var remembering = remembered.Select(node => (From: builder.PlaceOf(node), To: memory.NewKept())).ToArray();
        var outputPlaces = outputs.Select(builder.PlaceOf).ToArray();
        var (initial, start) = (InitialProgram(), StartProgram());

        // From here on every place is known, and so every offset.
        var isSmall = FusedSteps.Suits(builder.Lane, steps.Updates.Sum(u => u.Count) + (2 * remembering.Length));
        var lanes = options.Lanes > 0 ? options.Lanes : ChooseLanes(isSmall);
        Instruction[] Resolve(IEnumerable<DraftInstruction> drafts) => memory.Resolve(drafts, lanes);
        return new CompiledKernel
        {
            Plan = plan,
            Memory = memory,
            Lanes = lanes,
            IsSmall = isSmall,
            Initial = Resolve(initial),
            Start = Resolve(start),
            Uniform = Resolve(builder.Uniform),
            Invariant = Resolve(builder.Invariant),
            Step = Resolve(builder.Lane),
            Stage = Resolve(builder.Lane.Where(i => i.Op != KernelOp.Random)),
            Updates = [.. steps.Updates.Select(Resolve)],
            Remember = Resolve(remembering.Select(r => new DraftInstruction(KernelOp.Copy, r.To, r.From))),
            Recall = Resolve(remembering.Select((r, i) => new DraftInstruction(KernelOp.Copy, memory.Leaf(KernelOp.Held, i), r.To))),
            Inputs = scope.Inputs.ToDictionary(id => id, id => memory.Offset(memory.Leaf(KernelOp.Input, id), lanes)),
            InputValues = [.. scope.Inputs.Select(id => (id, LiteralOf(id)))],
            Outputs = scope.Outputs.Zip(outputPlaces).ToDictionary(o => o.First, o => memory.Offset(o.Second, lanes)),
            State = [.. StatePlaces().Select(p => memory.Offset(p, lanes))],
            Tables = [.. plan.Tables.Select(t => new TableData(t))],
            Draws = [.. scope.Draws],
        };
    }

    /// <summary>A place for a net flow that is only another name of a stock, which changes while stocks are being updated; null for any other.</summary>
    private Operand? OwnPlace(ProgramBuilder builder, int node)
    {
        if (step.Graph[node].Op != KernelOp.Stock)
        {
            return null;
        }

        var place = memory.NewKept();
        builder.Store(node, place);
        return place;
    }

    private List<DraftInstruction> InitialProgram()
    {
        var lowering = new Lowering(plan, scope, LoweringMode.Initial);
        List<(int Node, Operand Place)> stores =
        [
            .. scope.Stocks.Select(id => (lowering.ValueOf(id), memory.Leaf(KernelOp.Stock, id))),
            .. scope.Snapshots.Select(id => (lowering.ValueOf(id), memory.Leaf(KernelOp.Snapshot, id))),
            .. scope.Held.Select((h, i) => (lowering.Lower(h.Initial), memory.Leaf(KernelOp.Held, i))),
        ];
        return Straight(lowering.Graph, stores);
    }

    private List<DraftInstruction> StartProgram()
    {
        if (scope.Held.Count == 0)
        {
            return [];
        }

        var lowering = new Lowering(plan, scope, LoweringMode.Start);
        return Straight(lowering.Graph, [.. scope.Held.Select((h, i) => (lowering.Lower(h.Initial), memory.Leaf(KernelOp.Held, i)))]);
    }

    private List<DraftInstruction> Straight(ValueGraph graph, List<(int Node, Operand Place)> stores)
    {
        var builder = new ProgramBuilder(graph, memory, stores.Select(s => s.Node), separates: false);
        foreach (var (node, place) in stores)
        {
            builder.Store(node, place);
        }

        builder.Build();
        return builder.Lane;
    }

    private IEnumerable<Operand> StatePlaces() =>
    [
        .. scope.Stocks.Select(id => memory.Leaf(KernelOp.Stock, id)),
        .. scope.Inputs.Select(id => memory.Leaf(KernelOp.Input, id)),
        .. scope.Snapshots.Select(id => memory.Leaf(KernelOp.Snapshot, id)),
        .. scope.Held.Select((_, i) => memory.Leaf(KernelOp.Held, i)),
    ];

    private double LiteralOf(int id) => new ExpressionEvaluator(plan, 0, 0).Evaluate(plan.Variables[id].Equation);

    /// <summary>
    /// Enough lanes to hide the cost of an instruction: as many as fit in a first-level cache of 48 KB, if that is more than 128; else as many, up to 128, as fit in a
    /// second-level cache of 1 MB. Between, the number hardly matters (benchmarks/results). Small programs read and write less of it: their values stay in registers.
    /// </summary>
    private int ChooseLanes(bool isSmall)
    {
        const int First = 40 * 1024 / sizeof(double), Second = 960 * 1024 / sizeof(double), Middle = 128;
        foreach (var lanes in (ReadOnlySpan<int>)[512, 256])
        {
            if (memory.Size(lanes) <= (isSmall ? 3 * First : First))
            {
                return lanes;
            }
        }

        var fitting = Middle;
        while (fitting > 32 && memory.Size(fitting) > Second)
        {
            fitting -= 16;
        }

        return fitting;
    }

    private static bool[] Live(ValueGraph graph, IEnumerable<int> roots)
    {
        var live = new bool[graph.Count];
        foreach (var root in roots)
        {
            live[root] = true;
        }

        for (var n = graph.Count - 1; n >= 0; n--)
        {
            foreach (var child in (ReadOnlySpan<int>)[graph[n].A, graph[n].B, graph[n].C, graph[n].D])
            {
                if (live[n] && child >= 0)
                {
                    live[child] = true;
                }
            }
        }

        return live;
    }
}
