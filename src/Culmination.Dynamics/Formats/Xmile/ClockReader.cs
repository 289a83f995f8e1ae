using System.Globalization;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads &lt;sim_specs&gt; (XMILE 1.0, section 2.3): start, stop, dt, method, and how often to save.</summary>
internal static class ClockReader
{
    internal static SimulationClock Read(XmlNode? specs, TextSpan otherwise, List<Diagnostic> found)
    {
        var fallback = new SimulationClock(0, 0, 1, IntegrationMethod.Euler, 1);
        if (specs is null)
        {
            found.Add(XmileDiagnostics.Clock(otherwise, "there is no <sim_specs>", "it says when the model starts and stops"));
            return fallback;
        }

        var before = found.Count;
        var start = NodeValues.Number(specs.Child("start"), found) ?? 0;
        var stop = NodeValues.Number(specs.Child("stop"), found);
        if (stop is null && found.Count == before)
        {
            found.Add(XmileDiagnostics.Clock(specs.Span, "<sim_specs> has no <stop>"));
        }

        var step = Step(specs.Child("dt"), found);
        var method = Method(specs, found);
        if (found.Count > before && found.Skip(before).Any(d => d.Severity == Severity.Error))
        {
            return fallback;
        }

        if (SimulationLimits.ClockProblem(start, stop!.Value, step) is { } problem)
        {
            found.Add(XmileDiagnostics.Clock((specs.Child("dt") ?? specs.Child("stop") ?? specs).TextSpan, problem));
            return fallback;
        }

        var save = NodeValues.Number(specs.Attribute("isee:save_interval") ?? specs.Child("save_step")?.Text) ?? 0;
        var stride = save > step ? (int)Math.Min(int.MaxValue, Math.Round(save / step)) : 1;
        return new SimulationClock(start, stop.Value, step, method, stride);
    }

    internal static double Step(XmlNode? node, List<Diagnostic> found)
    {
        var step = NodeValues.Number(node, found) ?? 1;
        var isReciprocal = string.Equals(node?.Attribute("reciprocal"), "true", StringComparison.OrdinalIgnoreCase);
        if (isReciprocal && step == 0)
        {
            found.Add(XmileDiagnostics.Clock(node!.TextSpan, "dt is 1/0"));
            return 1;
        }

        return isReciprocal ? 1 / step : step;
    }

    internal static IntegrationMethod Method(XmlNode specs, List<Diagnostic> found)
    {
        var written = specs.Attribute("method") ?? "euler";
        var names = written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < names.Length; i++)
        {
            if (Method(names[i]) is { } method)
            {
                if (i > 0)
                {
                    found.Add(XmileDiagnostics.OtherMethod(specs.Span, written, names[i].ToLower(CultureInfo.InvariantCulture)));
                }

                return method;
            }
        }

        found.Add(XmileDiagnostics.Method(specs.Span, written));
        return IntegrationMethod.Euler;
    }

    private static IntegrationMethod? Method(string name) => name.ToLowerInvariant() switch
    {
        "euler" => IntegrationMethod.Euler,
        "rk2" => IntegrationMethod.RungeKutta2,
        "rk4" => IntegrationMethod.RungeKutta4,
        _ => null,
    };
}
