using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Asking;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>Two sources of one kind, of which one has a coverage as well; claims of both, one of them a bound.</summary>
internal sealed class KindredWindows
{
    private const int First = 0;
    private const int Coverage = 1;
    private const int Second = 2;
    private const int Lean = 4;
    private const int Spread = 5;

    private readonly SourceWindows windows;

    internal KindredWindows()
    {
        var space = new ParameterSpace(
        [
            new BoundParameter("bias:first", [], new Normal(0.1, 0.3), null, string.Empty),
            new BoundParameter("coverage:first", [], new Beta(7, 4), null, string.Empty),
            new BoundParameter("bias:second", [], new Normal(-0.1, 0.2), null, string.Empty),
            new BoundParameter("rate", [0], new Normal(0, 1), null, string.Empty),
            new BoundParameter("lean:party", [], new Normal(0, 0.2), null, string.Empty),
            new BoundParameter("spread:party", [], LogNormal.OfMedian(1, 0.4), null, string.Empty),
        ]);
        var plain = DepletionScenario.Create().Observations[0] with { BiasParameter = First, Factor = 1, LeanParameter = Lean, SpreadParameter = Spread, BiasMiddle = 0.1 };
        ImmutableArray<BoundObservation> observations =
        [
            plain, plain with { CoverageParameter = Coverage }, plain with { BiasParameter = Second, BiasMiddle = -0.1 }, plain with { BiasParameter = Second, BiasMiddle = -0.1 },
        ];
        ImmutableArray<Claim> claims =
        [
            DepletionScenario.Claim("a", 24), DepletionScenario.Claim("b", 20), DepletionScenario.Claim("c", 12), DepletionScenario.Claim("d", null, 28, null, ClaimBound.Lower),
        ];
        windows = new SourceWindows(observations, [.. observations.Zip(claims, (o, c) => new ObservationError(o.Observation, c))], space);
    }

    internal static bool IsOwn(int column) => column is First or Coverage or Second;

    /// <param name="poison">What stood in the room before.</param>
    internal (double[] Scores, double Log) Followed(double[] scores, double[] from, double[] to, double poison)
    {
        var room = windows.Room();
        Array.Fill(room.Values, poison);
        Array.Fill(room.NewValues, poison);
        double[] next = [.. scores];
        return (next, windows.Follow(scores, from, next, to, 0.7, room));
    }
}
