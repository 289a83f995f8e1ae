using System.Globalization;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.CSource;

/// <summary>The parts of the source that are the same for every model: integration from start to stop, and the program that runs and times it.</summary>
internal static class CDriver
{
    internal const string Main =
        """

        /* Input k of member m. */
        static double input(long M, int K, double SPREAD) { return CONSTANTS[K] * (1.0 + (double)M * SPREAD); }

        static void simulate_members_one(long MEMBERS, double SPREAD, double *END)
        {
            double IN[ROOM(INPUTS)];
            for (long M = 0; M < MEMBERS; M++) {
                for (int K = 0; K < INPUTS; K++) IN[K] = input(M, K, SPREAD);
                simulate_one(IN, END + M * STOCKS);
            }
        }

        /* Blocks of LANES members; the last is filled up with copies of its last member. */
        static void simulate_members_lanes(long MEMBERS, double SPREAD, double *END)
        {
            static double IN[ROOM(INPUTS)][LANES], S[ROOM(STOCKS)][LANES];
            for (long FIRST = 0; FIRST < MEMBERS; FIRST += LANES) {
                for (int L = 0; L < LANES; L++) {
                    const long M = FIRST + L < MEMBERS ? FIRST + L : MEMBERS - 1;
                    for (int K = 0; K < INPUTS; K++) IN[K][L] = input(M, K, SPREAD);
                }
                simulate_lanes(IN, S);
                for (int L = 0; L < LANES && FIRST + L < MEMBERS; L++)
                    for (int I = 0; I < STOCKS; I++) END[(FIRST + L) * STOCKS + I] = S[I][L];
            }
        }

        static void simulate_members(const char *FORM, long MEMBERS, double SPREAD, double *END)
        {
            if (strcmp(FORM, "one") == 0) simulate_members_one(MEMBERS, SPREAD, END);
            else simulate_members_lanes(MEMBERS, SPREAD, END);
        }

        static double processor_nanoseconds(void)
        {
            struct timespec NOW;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &NOW);
            return 1e9 * (double)NOW.tv_sec + (double)NOW.tv_nsec;
        }

        int main(int COUNT, char **WORDS)
        {
            const long MEMBERS = COUNT == 5 ? atol(WORDS[3]) : 0;
            if (MEMBERS < 1) {
                fprintf(stderr, "usage: %s one|lanes ends|time MEMBERS SPREAD\n", WORDS[0]);
                return 2;
            }
            const double SPREAD = atof(WORDS[4]);
            double *END = calloc((size_t)MEMBERS * ROOM(STOCKS), sizeof(double));
            if (END == NULL) return 1;
            if (strcmp(WORDS[2], "time") == 0) {
                simulate_members(WORDS[1], MEMBERS < LANES ? MEMBERS : LANES, SPREAD, END);
                const double BEFORE = processor_nanoseconds();
                simulate_members(WORDS[1], MEMBERS, SPREAD, END);
                printf("%.17g\n", (processor_nanoseconds() - BEFORE) / (double)MEMBERS);
            } else {
                simulate_members(WORDS[1], MEMBERS, SPREAD, END);
                for (long M = 0; M < MEMBERS; M++)
                    for (int I = 0; I < STOCKS; I++) printf("%.17g%c", END[M * STOCKS + I], I == STOCKS - 1 ? '\n' : ' ');
            }
            free(END);
            return 0;
        }

        """;

    /// <summary>The functions from start to stop, one per form; the stocks at these indices never fall below 0.</summary>
    internal static string Integration(IntegrationMethod method, IReadOnlyList<int> nonNegative) =>
        One(method, nonNegative) + Lanes(method, nonNegative);

    private static string One(IntegrationMethod method, IReadOnlyList<int> nonNegative) =>
        $$"""

        static __attribute__((noinline)) void simulate_one(const double *IN, double *END)
        {
            double S[ROOM(STOCKS)], INITIAL[ROOM(SNAPSHOTS)], HELD[ROOM(HELDS)], NEXT[ROOM(HELDS)];
            begin(IN, INITIAL, HELD, S);
            for (int STEP = 0; STEP < STEPS; STEP++) {
        {{Stages(method, nonNegative, "one", string.Empty, string.Empty)}}        for (int K = 0; K < HELDS; K++) HELD[K] = NEXT[K];
            }
            for (int I = 0; I < STOCKS; I++) END[I] = S[I];
        }

        """;

    private static string Lanes(IntegrationMethod method, IReadOnlyList<int> nonNegative) =>
        $$"""

        static __attribute__((noinline)) void simulate_lanes(const double (*IN)[LANES], double (*S)[LANES])
        {
            static double INITIAL[ROOM(SNAPSHOTS)][LANES], HELD[ROOM(HELDS)][LANES], NEXT[ROOM(HELDS)][LANES];
            for (int L = 0; L < LANES; L++) {
                double IN1[ROOM(INPUTS)], S1[ROOM(STOCKS)], INITIAL1[ROOM(SNAPSHOTS)], HELD1[ROOM(HELDS)];
                for (int K = 0; K < INPUTS; K++) IN1[K] = IN[K][L];
                begin(IN1, INITIAL1, HELD1, S1);
                for (int I = 0; I < STOCKS; I++) S[I][L] = S1[I];
                for (int K = 0; K < SNAPSHOTS; K++) INITIAL[K][L] = INITIAL1[K];
                for (int K = 0; K < HELDS; K++) HELD[K][L] = HELD1[K];
            }
            for (int STEP = 0; STEP < STEPS; STEP++) {
        {{Stages(method, nonNegative, "lanes", "[LANES]", "[L]")}}        for (int K = 0; K < HELDS; K++) for (int L = 0; L < LANES; L++) HELD[K][L] = NEXT[K][L];
            }
        }

        """;

    /// <summary>One step in the order of operations given in <see cref="Simulation.StockEquations"/>.</summary>
    private static string Stages(IntegrationMethod method, IReadOnlyList<int> nonNegative, string form, string size, string lane)
    {
        var loop = lane.Length > 0 ? "for (int I = 0; I < STOCKS; I++) for (int L = 0; L < LANES; L++) " : "for (int I = 0; I < STOCKS; I++) ";
        string Each(string statement) => $"        {loop}{statement.Replace("@", lane, StringComparison.Ordinal)}\n";
        string Call(bool isFirst, string time) => $"        step_{form}({(isFirst ? "1" : "0")}, {time}, IN, INITIAL, HELD, NEXT, S{(method == IntegrationMethod.Euler ? string.Empty : ", NET")});\n";
        var rooms = $"        double NET[ROOM(STOCKS)]{size}, FROM[ROOM(STOCKS)]{size}, SUM[ROOM(STOCKS)]{size};\n";
        const string Now = "START + STEP * DT", Middle = "(START + STEP * DT) + DT * 0.5", Next = "START + (STEP + 1) * DT";
        var positive = string.Concat(nonNegative.Select(i => lane.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"        for (int L = 0; L < LANES; L++) S[{i}][L] = POSITIVE(S[{i}][L]);\n")
            : string.Create(CultureInfo.InvariantCulture, $"        S[{i}] = POSITIVE(S[{i}]);\n")));
        return method switch
        {
            IntegrationMethod.RungeKutta2 =>
                rooms + Call(true, Now) + Each("{ FROM[I]@ = S[I]@; SUM[I]@ = NET[I]@; S[I]@ = FROM[I]@ + DT * NET[I]@; }")
                + Call(false, Next) + Each("S[I]@ = FROM[I]@ + (DT * 0.5) * (SUM[I]@ + NET[I]@);") + positive,
            IntegrationMethod.RungeKutta4 =>
                rooms + Call(true, Now) + Each("{ FROM[I]@ = S[I]@; SUM[I]@ = NET[I]@; S[I]@ = FROM[I]@ + (DT * 0.5) * NET[I]@; }")
                + Call(false, Middle) + Each("{ SUM[I]@ = SUM[I]@ + 2.0 * NET[I]@; S[I]@ = FROM[I]@ + (DT * 0.5) * NET[I]@; }")
                + Call(false, Middle) + Each("{ SUM[I]@ = SUM[I]@ + 2.0 * NET[I]@; S[I]@ = FROM[I]@ + DT * NET[I]@; }")
                + Call(false, Next) + Each("S[I]@ = FROM[I]@ + (DT / 6.0) * (SUM[I]@ + NET[I]@);") + positive,
            _ => Call(true, Now),
        };
    }
}
