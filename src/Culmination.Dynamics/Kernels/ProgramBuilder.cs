namespace Culmination.Dynamics.Kernels;

/// <summary>
/// Makes instructions of a value graph: finds what is needed, joins operations into superinstructions, keeps apart what changes never (given the inputs), with time only, or per
/// lane, and gives each value a place, reusing scratch places as soon as their value is dead.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly ValueGraph graph;
    private readonly MemoryPlan memory;
    private readonly Operand[] places;
    private readonly bool[] isLive;
    private readonly ValueNode[] joined;
    private readonly bool separates;
    private readonly int[] wanted;

    /// <param name="separates">Whether invariant and time-only values get programs of their own.</param>
    /// <param name="roots">The values wanted.</param>
    internal ProgramBuilder(ValueGraph graph, MemoryPlan memory, IEnumerable<int> roots, bool separates)
    {
        (this.graph, this.memory, this.separates) = (graph, memory, separates);
        wanted = [.. roots];
        places = new Operand[graph.Count];
        isLive = new bool[graph.Count];
        joined = new ValueNode[graph.Count];
        var uses = CountUses(wanted);
        for (var n = 0; n < graph.Count; n++)
        {
            joined[n] = graph[n];
        }

        for (var n = 0; n < graph.Count; n++)
        {
            if (isLive[n])
            {
                Superinstructions.Join(joined, n, child => uses[child] == 1 && SectionOf(child) == SectionOf(n), Drop);
            }
        }
    }

    private enum Section
    {
        Leaf,
        Uniform,
        Invariant,
        Lane,
    }

    internal List<DraftInstruction> Uniform { get; } = [];

    internal List<DraftInstruction> Invariant { get; } = [];

    internal List<DraftInstruction> Lane { get; } = [];

    /// <summary>Makes a value outlive the program, at a place of its own.</summary>
    internal void Keep(int node)
    {
        if (SectionOf(node) is Section.Lane or Section.Invariant && places[node].Kind == OperandKind.None)
        {
            places[node] = memory.NewKept();
        }
    }

    /// <summary>Makes a value be computed into a given kept place; the first such place is its own, to further ones it is copied at the end.</summary>
    internal void Store(int node, Operand place)
    {
        if (SectionOf(node) == Section.Lane && places[node].Kind == OperandKind.None)
        {
            places[node] = place;
        }
        else
        {
            copies.Add((node, place));
        }
    }

    /// <summary>Where a leaf or a kept value is.</summary>
    internal Operand PlaceOf(int node)
    {
        if (places[node].Kind == OperandKind.None && SectionOf(node) == Section.Leaf)
        {
            places[node] = memory.PlaceOfLeaf(graph[node]);
        }

        return places[node];
    }

    /// <summary>Writes the programs; after that no value can be added.</summary>
    internal void Build()
    {
        // What the lane program reads of the others must outlive them.
        for (var n = 0; n < joined.Length; n++)
        {
            if (!isLive[n] || SectionOf(n) == Section.Leaf)
            {
                continue;
            }

            if (SectionOf(n) == Section.Uniform)
            {
                places[n] = memory.NewUniform();
            }

            ForEachChild(joined[n], child =>
            {
                if (SectionOf(child) == Section.Invariant && SectionOf(n) == Section.Lane)
                {
                    Keep(child);
                }
            });
        }

        foreach (var (node, _) in copies)
        {
            Keep(node);
        }

        Emit(Section.Uniform, Uniform);
        Emit(Section.Invariant, Invariant);
        Emit(Section.Lane, Lane);
        foreach (var (node, place) in copies)
        {
            Lane.Add(new DraftInstruction(KernelOp.Copy, place, PlaceOf(node)));
        }
    }

    private readonly List<(int Node, Operand Place)> copies = [];

    private int[] CountUses(IEnumerable<int> roots)
    {
        var uses = new int[graph.Count];
        foreach (var root in roots)
        {
            uses[root] += 2; // never joined into another
            isLive[root] = true;
        }

        for (var n = graph.Count - 1; n >= 0; n--)
        {
            if (isLive[n])
            {
                ForEachChild(graph[n], child =>
                {
                    uses[child]++;
                    isLive[child] = true;
                });
            }
        }

        return uses;
    }

    private void Drop(int node) => isLive[node] = false;

    private Section SectionOf(int node)
    {
        if (graph[node].Op <= KernelOp.Held)
        {
            return Section.Leaf;
        }

        return (separates, graph.DependenceOf(node)) switch
        {
            (true, Dependence.Time) => Section.Uniform,
            (true, Dependence.Lane) => Section.Invariant,
            _ => Section.Lane,
        };
    }

    /// <summary>
    /// The nodes of a section, each after what it reads, and what it reads as late as that allows: the sooner a value is read after it was written, the fewer scratch places
    /// there are and the nearer they are in the caches.
    /// </summary>
    private List<int> Order(Section section)
    {
        var order = new List<int>();
        var state = new byte[joined.Length]; // 0 not met, 1 waiting for its children, 2 in order
        var pending = new Stack<int>();
        bool IsMember(int n) => isLive[n] && SectionOf(n) == section;
        foreach (var root in wanted.Concat(Enumerable.Range(0, joined.Length)))
        {
            if (IsMember(root) && state[root] == 0)
            {
                pending.Push(root);
            }

            while (pending.TryPop(out var n))
            {
                if (state[n] == 0)
                {
                    state[n] = 1;
                    pending.Push(n);
                    var node = joined[n];
                    foreach (var child in (ReadOnlySpan<int>)[node.D, node.C, node.B, node.A])
                    {
                        if (child >= 0 && state[child] == 0 && IsMember(child))
                        {
                            pending.Push(child);
                        }
                    }
                }
                else if (state[n] == 1)
                {
                    state[n] = 2;
                    order.Add(n);
                }
            }
        }

        return order;
    }

    private void Emit(Section section, List<DraftInstruction> program)
    {
        var order = Order(section);
        var lastUse = new int[joined.Length];
        foreach (var n in order)
        {
            ForEachChild(joined[n], child => lastUse[child] = n);
        }

        var free = new Stack<int>();
        var used = 0;
        foreach (var n in order)
        {
            var node = joined[n];
            var (a, b, c, d) = (Place(node.A), Place(node.B), Place(node.C), Place(node.D));
            ForEachChild(node, child =>
            {
                // The last reader may write where it reads: instructions go lane by lane.
                if (lastUse[child] == n && places[child].Kind == OperandKind.Scratch)
                {
                    free.Push(places[child].Index);
                    lastUse[child] = -1;
                }
            });
            if (places[n].Kind == OperandKind.None)
            {
                places[n] = new Operand(OperandKind.Scratch, free.TryPop(out var index) ? index : used++);
            }

            program.Add(new DraftInstruction(node.Op, places[n], a, b, c, d, (int)node.Payload));
        }

        memory.NeedScratch(used);

        Operand Place(int child) => child < 0 ? default : PlaceOf(child);
    }

    private static void ForEachChild(in ValueNode node, Action<int> action)
    {
        foreach (var child in (ReadOnlySpan<int>)[node.A, node.B, node.C, node.D])
        {
            if (child >= 0)
            {
                action(child);
            }
        }
    }
}
