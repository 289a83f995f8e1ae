using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// How far a claim's figure may lie from what the model says of it: a Student-t error of the logarithm (or of the value). A range [low, high] is read as the claimant's
/// 10 and 90 % points and widens the scale in quadrature, so that a vague claim teaches less; a bound is a censored observation. What the source might have reported as its
/// middle figure has the error alone: the width of a range is the claimant's own doubt, and stands beside it.
/// </summary>
internal sealed class ObservationError
{
    /// <summary>The log density of something the model cannot give, such as a positive count where it has none: very low, but finite, so that one claim cannot veto.</summary>
    internal const double Floor = -200;

    /// <summary>Distance in standard deviations between the 10 and the 90 % point of a normal distribution.</summary>
    private const double DecileSpan = 2 * 1.2815515655446004;

    /// <summary>Part of the figure below which a model value says no more.</summary>
    private const double LeastPart = 0.05;

    /// <summary>How much wider than a point a bound is in what it tells.</summary>
    private const double BoundSpread = 1.7;

    private readonly bool isLinear;
    private readonly double degrees;
    private readonly double scale;
    private readonly double ownScale;
    private readonly double figure;
    private readonly double logConstant;
    private readonly CensoredSide side;

    internal ObservationError(Observation observation, Claim claim)
    {
        isLinear = observation.IsLinear;
        degrees = observation.DegreesOfFreedom;
        side = claim.Bound switch
        {
            ClaimBound.Lower or ClaimBound.LowerStrict => CensoredSide.AtLeast,
            ClaimBound.Upper or ClaimBound.UpperStrict => CensoredSide.AtMost,
            _ => CensoredSide.None,
        };
        var value = side switch
        {
            CensoredSide.AtLeast => claim.Low ?? claim.Middle,
            CensoredSide.AtMost => claim.High ?? claim.Middle,
            _ => claim.Middle,
        } ?? throw new ArgumentException($"Claim '{claim.Id}' has no figure.", nameof(claim));
        Figure = value;
        figure = Transform(value);
        ownScale = observation.ErrorScale;
        scale = side == CensoredSide.None ? Widened(observation.ErrorScale, claim) : observation.ErrorScale;
        logConstant = StudentT.LogConstant(degrees) - Elementary.Log(scale);
    }

    private ObservationError(ObservationError like, double value, CensoredSide side)
    {
        (isLinear, degrees, scale, ownScale, logConstant) = (like.isLinear, like.degrees, like.scale, like.ownScale, like.logConstant);
        this.side = side;
        Figure = value;
        figure = Transform(value);
    }

    /// <summary>The figure the model is compared with, in the claim's unit.</summary>
    internal double Figure { get; }

    /// <summary>Log-likelihood of the claim when the model says <paramref name="model"/> (in the claim's unit); not-a-number for not-a-number.</summary>
    internal double LogLikelihood(double model)
    {
        if (double.IsNaN(model))
        {
            return double.NaN;
        }

        if (!isLinear && model <= 0)
        {
            // Nothing is at most anything.
            return side == CensoredSide.AtMost ? 0 : Floor;
        }

        var distance = (figure - Transform(model)) / scale;
        var log = side switch
        {
            CensoredSide.AtLeast => Elementary.Log(StudentT.Cdf(-distance, degrees)),
            CensoredSide.AtMost => Elementary.Log(StudentT.Cdf(distance, degrees)),
            _ => StudentT.LogDensity(distance, degrees, logConstant),
        };
        return Math.Max(log, Floor);
    }

    /// <summary>
    /// A model value on the scale of the error and divided by it, so that one is about one standard deviation of what the claim tells: the Fisher information of a Student-t error is
    /// (ν + 1)/((ν + 3) s²), that of a bound about a third of it. Far below the figure all values count the same.
    /// </summary>
    internal double Standardised(double model)
    {
        var value = isLinear ? model : Elementary.Log(Math.Max(model, LeastPart * Math.Abs(Figure)));
        var spread = scale * Math.Sqrt((degrees + 3) / (degrees + 1)) * (side == CensoredSide.None ? 1 : BoundSpread);
        return double.IsFinite(value) ? value / spread : 0;
    }

    /// <summary>The claim's figure on that scale; for a bound that the value given satisfies, the value.</summary>
    internal double StandardisedFigure(double standardised)
    {
        var own = Standardised(Figure);
        return side switch
        {
            CensoredSide.AtLeast => Math.Max(own, standardised),
            CensoredSide.AtMost => Math.Min(own, standardised),
            _ => own,
        };
    }

    /// <summary>How strongly an observation this many errors from what the model says of it pulls, beside a normal error of the same scale: (ν + 1)/(ν + r²), and a satisfied bound not at all.</summary>
    internal double Weight(double errors)
    {
        var weight = (degrees + 1) / (degrees + (errors * errors));
        return side switch
        {
            CensoredSide.AtLeast => errors > 0 ? weight / (BoundSpread * BoundSpread) : 0,
            CensoredSide.AtMost => errors < 0 ? weight / (BoundSpread * BoundSpread) : 0,
            _ => weight,
        };
    }

    /// <summary>How many errors the figure lies above a model value, and by how many that falls as the value's logarithm grows by <paramref name="slope"/>; both 0 where a value has no place on the error's scale.</summary>
    internal (double Off, double Slope) Line(double model, double slope)
    {
        if (!isLinear && !(model > 0))
        {
            return (0, 0);
        }

        var (off, along) = ((figure - Transform(model)) / scale, (isLinear ? model * slope : slope) / scale);
        return double.IsFinite(off) && double.IsFinite(along) ? (off, along) : (0, 0);
    }

    /// <summary>The middle figure that the source might have reported of a model value: the value with one draw of the error.</summary>
    internal double Report(double model, RandomStream stream, long member)
    {
        if (double.IsNaN(model) || (!isLinear && model <= 0))
        {
            return model;
        }

        var error = ownScale * StudentDraw.At(stream, member, degrees);
        return isLinear ? model + error : model * Elementary.Exp(error);
    }

    /// <summary>Whether there is a report of a model value: of a positive quantity none of nothing.</summary>
    internal bool CanReport(double model) => double.IsFinite(model) && (isLinear || model > 0);

    /// <summary>
    /// The same with a figure drawn from this likelihood around a model value: what simulation-based calibration takes for data. A bound stays where it is; whether what was seen lay above or below is
    /// drawn.
    /// </summary>
    internal ObservationError Drawn(double model, RandomStream stream, long member)
    {
        var error = scale * StudentDraw.At(stream, member, degrees);
        var report = isLinear ? model + error : model * Elementary.Exp(error);
        return side == CensoredSide.None ? new ObservationError(this, report, side) : new ObservationError(this, Figure, report >= Figure ? CensoredSide.AtLeast : CensoredSide.AtMost);
    }

    /// <summary>Whether the claim is compatible with a central 90 % band of what might have been reported.</summary>
    internal bool IsInside(double p05, double p95) => side switch
    {
        CensoredSide.AtLeast => Figure <= p95,
        CensoredSide.AtMost => Figure >= p05,
        _ => Figure >= p05 && Figure <= p95,
    };

    /// <summary>How often reports lie as far out as the claim: twice the smaller share beyond it, for a bound the share that keeps it. Not-a-number counts for nothing.</summary>
    /// <param name="weights">Summing to 1.</param>
    internal double Tail(ReadOnlySpan<double> reports, ReadOnlySpan<double> weights)
    {
        var (below, above) = (0.0, 0.0);
        for (var i = 0; i < reports.Length; i++)
        {
            below += reports[i] <= Figure ? weights[i] : 0;
            above += reports[i] >= Figure ? weights[i] : 0;
        }

        return side switch
        {
            CensoredSide.AtLeast => above,
            CensoredSide.AtMost => below,
            _ => Math.Min(1, 2 * Math.Min(below, above)),
        };
    }

    private double Transform(double value) => isLinear ? value : Elementary.Log(value);

    private double Widened(double own, Claim claim)
    {
        if (claim is not { Low: { } low, High: { } high } || !(high > low) || (!isLinear && low <= 0))
        {
            return own;
        }

        var claimed = (Transform(high) - Transform(low)) / DecileSpan;
        return Math.Sqrt((own * own) + (claimed * claimed));
    }

    private enum CensoredSide
    {
        None,
        AtLeast,
        AtMost,
    }
}
