using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Units;

namespace Culmination.Fuzz.Targets;

/// <summary>The whole way of a model file: read, bind, check units, plan, run on both engines, write, read and run again.</summary>
internal static class ModelCheck
{
    private const int MostVariables = 4000;

    internal static string? Problem(byte[] input, bool mustBind)
    {
        var path = ScratchFiles.Write("model.xmile", input);
        var read = XmileReader.Read(path);
        if (DiagnosticCheck.Problem(read.Diagnostics, null) is { } misplaced)
        {
            return misplaced;
        }

        if (read.Value is not { } model)
        {
            return mustBind ? $"refused: {string.Join(' ', read.Diagnostics)}" : null;
        }

        var bound = Binder.Bind(model);
        if (DiagnosticCheck.Problem(bound.Diagnostics, null) is { } lost)
        {
            return lost;
        }

        if (bound.Value is not { } good)
        {
            return mustBind ? $"refused: {string.Join(' ', bound.Diagnostics)}" : null;
        }

        if (DiagnosticCheck.Problem(UnitCheck.Check(good), null) is { } unit)
        {
            return unit;
        }

        var plan = Planner.Plan(good);
        if (plan.Value is not { } runnable)
        {
            return mustBind ? $"no plan: {string.Join(' ', plan.Diagnostics)}" : null;
        }

        return runnable.Variables.Length > MostVariables ? null : EngineAgreement.Problem(runnable, runnable) ?? Rewritten(model, runnable);
    }

    private static string? Rewritten(Model model, SimulationPlan plan)
    {
        var text = XmileWriter.Write(model);
        var again = XmileReader.ReadText(text, model.File);
        if (again.Value is not { } second)
        {
            return $"written, it is refused: {string.Join(' ', again.Diagnostics)} in\n{text}";
        }

        if (text.Split('\n').Zip(XmileWriter.Write(second).Split('\n')).FirstOrDefault(p => p.First != p.Second) is ({ } once, var twice))
        {
            return $"written twice, it differs: {once} and {twice}";
        }

        var bound = Binder.Bind(second);
        return bound.Value is not { } good || Planner.Plan(good).Value is not { } runnable
            ? $"written, it does not bind: {string.Join(' ', bound.Diagnostics)} in\n{text}"
            : EngineAgreement.Problem(plan, runnable);
    }
}
