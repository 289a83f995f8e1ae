using System.Globalization;
using System.Text;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.CSource;

/// <summary>
/// Writes a plan as one C11 file to be read, timed and compared: the same model one member at a time and with 64 members in the innermost loop, and a driver that prints
/// end states or times. Its operations are those of the interpreter in the same order; exp, log and their like are the C library's and may differ in the last bits.
/// </summary>
public static class CSourceWriter
{
    private const int LongestCount = 32;

    /// <summary>The file as text; without one where the model draws at random.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="title">Stands in the first comment.</param>
    /// <param name="equationOf">The equation of a variable as its author wrote it, for the comment above its statement.</param>
    public static Checked<string> Write(SimulationPlan plan, string title, Func<int, string> equationOf)
    {
        var parts = new CParts(plan);
        if (parts.DrawsAtRandom)
        {
            return Checked.Fail<string>([Diagnostic.Error(
                "E0105", null, "not supported: random draws in C", "the streams of draws are the program's own; export to XMILE keeps the functions")]);
        }

        var text = new StringBuilder();
        Head(text, parts, title);
        Tables(text, plan);
        new CStart(parts, text, equationOf).Write();
        foreach (var form in Enum.GetValues<CForm>())
        {
            new CStep(parts, form, text, equationOf).Write();
        }

        text.Append(CDriver.Integration(plan.Clock.Method, [.. Enumerable.Range(0, parts.Stocks.Length).Where(i => plan.Variables[parts.Stocks[i]].NonNegative)]));
        text.Append(CDriver.Main);
        return Checked.Of(text.ToString());
    }

    /// <summary>Text that ends no comment and no line.</summary>
    internal static string OneLine(string comment) =>
        string.Join(' ', comment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("*/", "* /", StringComparison.Ordinal).Replace("/*", "/ *", StringComparison.Ordinal);

    private static void Head(StringBuilder text, CParts parts, string title)
    {
        var clock = parts.Plan.Clock;
        var constants = string.Concat(parts.Inputs.Select(id => $"    {CExpressions.Number(Literal(parts.Plan, id))}, /* {OneLine(parts.Plan.Variables[id].Name)} */\n"));
        text.Append(CultureInfo.InvariantCulture, $$"""
            /*
             * {{OneLine(title)}}, written by culmination model export --c.
             * gcc -O3 -march=native -ffp-contract=off -o model model.c -lm
             * ./model one|lanes ends MEMBERS SPREAD    each member's stocks at the end; member m has every constant times 1 + m*SPREAD
             * ./model one|lanes time MEMBERS SPREAD    nanoseconds of processor time per member
             */
            #define _POSIX_C_SOURCE 200809L
            #include <math.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <time.h>

            #define LANES 64
            #define STOCKS {{parts.Stocks.Length}}
            #define INPUTS {{parts.Inputs.Length}}
            #define SNAPSHOTS {{parts.Snapshots.Length}}
            #define HELDS {{parts.Held.Count}}
            #define ROOM(N) ((N) > 0 ? (N) : 1)
            #define STEPS {{clock.StepCount}}
            #define START {{CExpressions.Number(clock.Start)}}
            #define DT {{CExpressions.Number(clock.TimeStep)}}

            static const double CONSTANTS[ROOM(INPUTS)] = {
            {{constants}}};

            static inline double LESSER(double A, double B) { return A < B ? A : B; }
            static inline double GREATER(double A, double B) { return A > B ? A : B; }
            static inline double POSITIVE(double A) { return A < 0.0 ? 0.0 : A; }
            static inline double RATIO(double A, double B) { return B == 0.0 ? 0.0 : A / B; }
            static inline double MODULO(double A, double B)
            {
                const double R = fmod(A, B);
                return R != 0.0 && (R < 0.0) != (B < 0.0) ? R + B : R;
            }

            """);
    }

    internal static double Literal(SimulationPlan plan, int id) => new Simulation.ExpressionEvaluator(plan, 0, 0).Evaluate(plan.Variables[id].Equation);

    private static void Tables(StringBuilder text, SimulationPlan plan)
    {
        for (var t = 0; t < plan.Tables.Length; t++)
        {
            var table = new Kernels.TableData(plan.Tables[t]);
            var last = table.X.Length - 1;
            string Points(double[] values) => string.Join(", ", values.Select(CExpressions.Number));
            text.Append(CultureInfo.InvariantCulture, $$"""

                /* {{OneLine(plan.Tables[t].Name)}} */
                static inline double TABLE_{{t}}(double X)
                {
                    static const double XS[] = { {{Points(table.X)}} };
                    static const double YS[] = { {{Points(table.Y)}} };
                    static const double SLOPES[] = { {{Points(table.Slope)}} };

                """);
            if (table.IsHeld)
            {
                text.Append(CultureInfo.InvariantCulture, $"    X = X < XS[0] ? XS[0] : X;\n    X = X > XS[{last}] ? XS[{last}] : X;\n");
            }

            text.Append(last <= LongestCount
                ? string.Create(CultureInfo.InvariantCulture, $"    int I = 0;\n    for (int J = 1; J <= {last}; J++) I += X >= XS[J];\n")
                : string.Create(CultureInfo.InvariantCulture, $"    int I = 0, END = {last + 1};\n    while (END - I > 1) {{ const int M = (I + END) / 2; if (X >= XS[M]) I = M; else END = M; }}\n"));
            text.Append("    return YS[I] + (X - XS[I]) * SLOPES[I];\n}\n");
        }
    }
}
