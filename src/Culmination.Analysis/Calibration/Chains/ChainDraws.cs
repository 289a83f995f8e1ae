using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration.Chains;

/// <summary>Draws of several chains: row <c>draw · chains + chain</c>.</summary>
/// <param name="LogLikelihoods">One per row.</param>
/// <param name="Acceptance">Share of proposals accepted after the burn-in.</param>
/// <param name="Evaluations">Runs of the model in all.</param>
internal sealed record ChainDraws(ScoreMatrix Scores, double[] LogLikelihoods, int Chains, double Acceptance, long Evaluations)
{
    internal int Draws => Scores.Rows / Chains;

    /// <summary>One parameter, [chain][draw].</summary>
    internal double[][] OfParameter(int parameter) => Series(row => Scores.Row(row)[parameter]);

    /// <summary>The log-likelihood, [chain][draw].</summary>
    internal double[][] OfLogLikelihood() => Series(row => LogLikelihoods[row]);

    private double[][] Series(Func<int, double> value)
    {
        var series = new double[Chains][];
        for (var chain = 0; chain < Chains; chain++)
        {
            series[chain] = new double[Draws];
            for (var draw = 0; draw < Draws; draw++)
            {
                series[chain][draw] = value((draw * Chains) + chain);
            }
        }

        return series;
    }
}
