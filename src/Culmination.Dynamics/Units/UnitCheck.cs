using System.Collections.Immutable;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Units;

namespace Culmination.Dynamics.Units;

/// <summary>
/// Dimensional analysis of every equation. Only what is certain is reported: bare numbers fit any unit, and nothing is said of what has no declared unit. A stock is in its
/// flows' unit times the model's unit of time.
/// </summary>
public sealed class UnitCheck
{
    private readonly BoundModel model;
    private readonly Dictionary<string, (ModelVariable Variable, Measure Measure)> declared = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> found = [];
    private readonly Unit? time;
    private KnownNames? plainNames;

    private UnitCheck(BoundModel model, string? timeUnit)
    {
        this.model = model;
        var text = timeUnit ?? model.Model.TimeUnit;
        time = text.Length == 0 ? null : Read(text);
        foreach (var variable in model.Model.Variables)
        {
            var unit = variable.Unit.Length == 0 ? null : Read(variable.Unit);
            if (unit is null && variable.Unit.Length > 0)
            {
                found.Add(UnitDiagnostics.NotAUnit(variable.Span, variable.Name, variable.Unit));
            }

            declared[ModelName.Canonical(variable.Name)] = (variable, Measure.Of(unit));
        }
    }

    /// <summary>All places where units do not fit, in the model and in its probes.</summary>
    /// <param name="timeUnit">The unit of model time where the model does not say it.</param>
    public static ImmutableArray<Diagnostic> Check(BoundModel model, string? timeUnit = null)
    {
        var check = new UnitCheck(model, timeUnit);
        foreach (var variable in model.Model.Variables)
        {
            check.CheckVariable(variable);
        }

        foreach (var probe in model.Variables.Where(v => v.IsProbe))
        {
            check.InferProbe(probe.Source.Equations[0].Equation);
        }

        return [.. check.found.Distinct()];
    }

    /// <summary>The unit of a variable as declared, of a probe as it follows from its expression; null when unknown or when any would fit.</summary>
    public static Unit? UnitOf(BoundModel model, BoundVariable variable, string? timeUnit = null)
    {
        var check = new UnitCheck(model, timeUnit);
        return variable.IsProbe ? check.InferProbe(variable.Source.Equations[0].Equation).Unit : check.Read(variable.Unit);
    }

    private Unit? Read(string text) => Unit.TryParse(text, word => model.Model.UnitAliases.GetValueOrDefault(word.ToLowerInvariant()));

    private Measure InferProbe(EquationText text)
    {
        plainNames ??= new KnownNames(
            model.Model.Variables.Select(v => v.Name).Concat(model.Model.Dimensions.Select(d => d.Name)).Concat(model.Model.Dimensions.SelectMany(d => d.Elements)));
        return Parser.Parse(text.Text, plainNames).Expression is { } expression ? Inference(text).Infer(expression) : Measure.Unknown;
    }

    private UnitInference Inference(EquationText text) => new(
        name => declared.TryGetValue(ModelName.Canonical(name), out var entry) ? entry.Measure : null,
        name => declared.TryGetValue(ModelName.Canonical(name), out var entry) && (entry.Variable.Graph is not null || entry.Variable.Equations.Any(e => e.Graph is not null)),
        time,
        text,
        found.Add);

    private void CheckVariable(ModelVariable variable)
    {
        var unit = declared[ModelName.Canonical(variable.Name)].Measure;
        foreach (var equation in variable.Equations)
        {
            if (Parser.Parse(equation.Text).Expression is not { } expression)
            {
                continue;
            }

            var right = Inference(equation.Equation).Infer(expression);
            if (variable.Graph is null && equation.Graph is null && Measure.Disagree(unit, right))
            {
                found.Add(UnitDiagnostics.Equation(equation.Equation.SpanOf(expression.Start, expression.Length), variable.Name, unit, right));
            }
        }

        if (variable.Kind == PlanVariableKind.Stock && unit.Unit is { } level && time is not null)
        {
            CheckFlows(variable, Measure.Of(level.Divide(time)));
        }
    }

    private void CheckFlows(ModelVariable stock, Measure wanted)
    {
        foreach (var flow in stock.Inflows.Concat(stock.Outflows))
        {
            if (declared.TryGetValue(ModelName.Canonical(flow.Name), out var entry) && Measure.Disagree(entry.Measure, wanted))
            {
                found.Add(UnitDiagnostics.Flow(flow.Span, entry.Variable.Name, entry.Measure, stock.Name, wanted));
            }
        }
    }
}
