using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>Finds what every name of a model means, spreads arrays into scalar variables, and orders them. All mistakes are reported, not only the first.</summary>
public sealed class Binder
{
    private readonly Model model;
    private readonly List<Diagnostic> found = [];
    private readonly Scope scope = new();
    private readonly List<BoundVariable> bound = [];
    private readonly List<(ImmutableArray<int> Reads, ImmutableArray<int> AtStart)> needs = [];
    private readonly Dictionary<string, (Expression? Expression, EquationProblem? Problem)> parsed = new(StringComparer.Ordinal);

    private Binder(Model model) => this.model = model;

    /// <summary>Binds a model, with probes added as auxiliaries after its own variables.</summary>
    public static Checked<BoundModel> Bind(Model model, IEnumerable<Probe>? probes = null) => new Binder(model).Run([.. probes ?? []]);

    private static bool IsLiteral(PlanExpression plan) => plan is PlanConstant or PlanUnary { Operation: UnaryOperation.Negate, Operand: PlanConstant };

    /// <summary>True for an auxiliary that is a literal: it can be set from outside.</summary>
    internal static bool IsConstant(BoundVariable variable) =>
        variable.Source.Kind != PlanVariableKind.Stock && !variable.IsProbe && IsLiteral(variable.Plan);

    private Checked<BoundModel> Run(ImmutableArray<Probe> probes)
    {
        Declare(probes);
        if (found.Count == 0 || !found.Any(d => d.Severity == Severity.Error && d.Code is "E0301" or "E0308"))
        {
            LowerAll(probes);
        }

        if (found.Any(d => d.Severity == Severity.Error))
        {
            return Checked.Fail<BoundModel>(found);
        }

        var initial = Order(true);
        var step = Order(false);
        if (found.Any(d => d.Severity == Severity.Error))
        {
            return Checked.Fail<BoundModel>(found);
        }

        var byName = bound.Select((v, i) => (Key: ModelName.Canonical(v.Source.Name), Id: i))
            .GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Select(p => p.Id).ToImmutableArray(), StringComparer.Ordinal);
        return Checked.Of(new BoundModel(model, [.. bound], scope.Tables.ToImmutable(), initial, step, byName), found);
    }

    private void Declare(ImmutableArray<Probe> probes)
    {
        foreach (var dimension in model.Dimensions.Where(d => !scope.AddDimension(d)))
        {
            found.Add(BindingDiagnostics.Duplicate(dimension.Span, dimension.Name));
        }

        var id = 0;
        foreach (var variable in model.Variables.Concat(probes.Select(AsVariable)))
        {
            if (!scope.AddVariable(variable))
            {
                found.Add(BindingDiagnostics.Duplicate(variable.Span, variable.Name));
                continue;
            }

            foreach (var name in variable.Dimensions.Where(d => scope.Dimension(d) is null))
            {
                found.Add(BindingDiagnostics.Unknown(variable.Span, "dimension", name, model.Dimensions.Select(d => d.Name)));
            }

            if (IsFunction(variable))
            {
                scope.AddTable(variable);
                continue;
            }

            var size = variable.Dimensions.Aggregate((Int128)1, (n, d) => n * (scope.Dimension(d)?.Elements.Length ?? 0));
            if (size + id > SimulationLimits.MaximumElements)
            {
                found.Add(BindingDiagnostics.TooLarge(variable.Span, variable.Name, SimulationLimits.MaximumElements));
                return;
            }

            foreach (var elements in scope.Elements(variable))
            {
                scope.AddScalar(variable, elements, id++);
            }
        }
    }

    private static bool IsFunction(ModelVariable variable) => variable.Graph is not null && variable.Equations.IsEmpty;

    private ModelVariable AsVariable(Probe probe)
    {
        var span = probe.Span ?? new TextSpan(model.File, 1, 1);
        return new ModelVariable(
            probe.Name, PlanVariableKind.Auxiliary, [], [new ElementEquation([], probe.Expression, span)], [], [], string.Empty, string.Empty, null, false, null, null, span);
    }

    private void LowerAll(ImmutableArray<Probe> probes)
    {
        var probeNames = probes.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var known = scope.VariableNames.Select(ModelName.Canonical).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in model.Variables.Concat(probes.Select(AsVariable)).Where(v => !IsFunction(v)))
        {
            var isProbe = probeNames.Contains(variable.Name);
            foreach (var elements in scope.Elements(variable))
            {
                LowerOne(variable, elements, isProbe, isProbe ? name => known.Contains(ModelName.Canonical(name)) : null);
            }
        }
    }

    private void LowerOne(ModelVariable variable, ImmutableArray<string> elements, bool isProbe, Func<string, bool>? isName)
    {
        var name = elements.IsEmpty ? variable.Name : $"{variable.Name}[{string.Join(",", elements)}]";
        var equation = variable.Equations.FirstOrDefault(e => e.Elements.IsEmpty || e.Elements.Zip(elements).All(p => ModelName.Same(p.First, p.Second)));
        var inflows = Flows(variable, variable.Inflows, elements);
        var outflows = Flows(variable, variable.Outflows, elements);
        _ = inflows.Length + outflows.Length;
        if (equation is null)
        {
            found.Add(BindingDiagnostics.NoEquation(variable.Span, name));
            bound.Add(new BoundVariable(name, variable, elements, null, new PlanConstant(0), [], isProbe));
            needs.Add(([], []));
            return;
        }

        if (!parsed.TryGetValue(equation.Text, out var result))
        {
            result = Parser.Parse(equation.Text, isName);
            if (isName is null)
            {
                parsed[equation.Text] = result;
            }
        }

        PlanExpression plan = new PlanConstant(0);
        ImmutableArray<int> reads = [];
        ImmutableArray<int> atStart = [];
        if (result.Problem is { } problem)
        {
            found.Add(BindingDiagnostics.Equation(problem, equation.Span, equation.Text));
        }
        else
        {
            var environment = variable.Dimensions.Zip(elements).ToImmutableDictionary(p => ModelName.Canonical(p.First), p => p.Second, StringComparer.Ordinal);
            var before = found.Count;
            var lowering = new Lowering(scope, equation.Text, equation.Span, environment, found);
            plan = lowering.Lower(result.Expression!);
            reads = lowering.Reads;
            atStart = [.. lowering.InitialReads];
            ForgetRepeated(before);
            if (variable.Graph is not null)
            {
                plan = new PlanLookup(scope.AddTable(variable), plan);
            }
        }

        bound.Add(new BoundVariable(name, variable, elements, result.Expression, plan, reads, isProbe));
        needs.Add((reads, atStart));
    }

    /// <summary>One mistake in an equation for all elements is one mistake.</summary>
    private void ForgetRepeated(int from)
    {
        for (var i = found.Count - 1; i >= from; i--)
        {
            if (found.Take(i).Any(d => d == found[i]))
            {
                found.RemoveAt(i);
            }
        }
    }

    private ImmutableArray<int> Flows(ModelVariable stock, ImmutableArray<FlowReference> flows, ImmutableArray<string> elements)
    {
        var ids = ImmutableArray.CreateBuilder<int>(flows.Length);
        foreach (var flow in flows)
        {
            var variable = scope.Variable(flow.Name);
            if (variable is null)
            {
                AddOnce(BindingDiagnostics.Unknown(flow.Span, "flow", flow.Name, scope.VariableNames));
            }
            else if (variable.Kind != PlanVariableKind.Flow || !variable.Dimensions.SequenceEqual(stock.Dimensions))
            {
                AddOnce(BindingDiagnostics.NotAFlow(flow.Span, flow.Name));
            }
            else
            {
                ids.Add(scope.Scalar(variable, elements));
            }
        }

        return ids.ToImmutable();
    }

    private void AddOnce(Diagnostic diagnostic)
    {
        if (!found.Contains(diagnostic))
        {
            found.Add(diagnostic);
        }
    }

    private ImmutableArray<int> Order(bool atStart)
    {
        var ids = Enumerable.Range(0, bound.Count).Where(i => atStart || bound[i].Source.Kind != PlanVariableKind.Stock);
        var (order, cycle) = EvaluationOrder.Sort(ids, Reads, i => bound[i].Name);
        if (!cycle.IsEmpty)
        {
            found.Add(BindingDiagnostics.Cycle(bound[cycle[0]].Source.Span, string.Join(" → ", cycle.Select(i => bound[i].Name)), atStart));
        }

        return order;

        ImmutableArray<int> Reads(int id) => atStart
            ? [.. needs[id].Reads.Union(needs[id].AtStart)]
            : [.. needs[id].Reads.Where(r => bound[r].Source.Kind != PlanVariableKind.Stock)];
    }

    /// <summary>Ids of the flows of a stock's element.</summary>
    internal static ImmutableArray<int> FlowIds(BoundModel bound, BoundVariable stock, ImmutableArray<FlowReference> flows) =>
        [.. flows.Select(f => bound.Find(f.Name).First(id => bound.Variables[id].Elements.SequenceEqual(stock.Elements)))];
}
