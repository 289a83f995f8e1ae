using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Kernels;

/// <summary>
/// The programs that move stocks, one per stage of the method. Between them the equations are evaluated again: after all but the last at a stage, after the last at the new step.
/// </summary>
internal sealed class StepPrograms
{
    private readonly MemoryPlan memory;
    private readonly KernelScope scope;
    private readonly Operand[] nets;
    private readonly bool[] isNonNegative;

    internal StepPrograms(SimulationClock clock, MemoryPlan memory, KernelScope scope, Operand[] nets)
    {
        (this.memory, this.scope, this.nets) = (memory, scope, nets);
        isNonNegative = [.. scope.Stocks.Select(scope.IsNonNegative)];
        var dt = clock.TimeStep;
        Updates = clock.Method switch
        {
            IntegrationMethod.Euler => [Each((_, stock, net) => [Axpy(stock, dt, net, stock)], isLast: true)],
            IntegrationMethod.RungeKutta2 => Heun(dt),
            IntegrationMethod.RungeKutta4 => RungeKutta(dt),
            _ => throw new ArgumentOutOfRangeException(nameof(clock), clock.Method, "Unknown method."),
        };
    }

    internal List<DraftInstruction>[] Updates { get; }

    private List<DraftInstruction>[] Heun(double dt)
    {
        var (starts, sums) = (NewPlaces(), NewPlaces());
        return
        [
            Each((i, stock, net) => [Copy(starts[i], stock), Copy(sums[i], net), Axpy(stock, dt, net, starts[i])], isLast: false),
            Each((i, stock, net) => [Add(sums[i], sums[i], net), Axpy(stock, dt * 0.5, sums[i], starts[i])], isLast: true),
        ];
    }

    private List<DraftInstruction>[] RungeKutta(double dt)
    {
        var (starts, sums) = (NewPlaces(), NewPlaces());
        return
        [
            Each((i, stock, net) => [Copy(starts[i], stock), Copy(sums[i], net), Axpy(stock, dt * 0.5, net, starts[i])], isLast: false),
            Each((i, stock, net) => [Axpy(sums[i], 2, net, sums[i]), Axpy(stock, dt * 0.5, net, starts[i])], isLast: false),
            Each((i, stock, net) => [Axpy(sums[i], 2, net, sums[i]), Axpy(stock, dt, net, starts[i])], isLast: false),
            Each((i, stock, net) => [Add(sums[i], sums[i], net), Axpy(stock, dt / 6, sums[i], starts[i])], isLast: true),
        ];
    }

    private Operand[] NewPlaces() => [.. nets.Select(_ => memory.NewKept())];

    private List<DraftInstruction> Each(Func<int, Operand, Operand, DraftInstruction[]> make, bool isLast)
    {
        var program = new List<DraftInstruction>();
        for (var i = 0; i < nets.Length; i++)
        {
            var stock = memory.Leaf(KernelOp.Stock, scope.Stocks[i]);
            program.AddRange(make(i, stock, nets[i]));
            if (isLast && isNonNegative[i])
            {
                // 0 > s ? 0 : s
                program.Add(new DraftInstruction(KernelOp.Maximum, stock, memory.Constant(0), stock));
            }
        }

        return program;
    }

    /// <summary>destination = start + factor·slope, rounded twice.</summary>
    private DraftInstruction Axpy(Operand destination, double factor, Operand slope, Operand start) =>
        new(KernelOp.MultiplyAdd, destination, memory.Constant(factor), slope, start);

    private static DraftInstruction Add(Operand destination, Operand a, Operand b) => new(KernelOp.Add, destination, a, b);

    private static DraftInstruction Copy(Operand destination, Operand source) => new(KernelOp.Copy, destination, source);
}
