namespace Culmination.Analysis.Calibration;

/// <summary>What sources say of one run; room that is used again for the next member.</summary>
internal sealed class WindowReading(int parameters, int observations)
{
    /// <summary>Values of parameters, of which those of windows and kinds of sources are set.</summary>
    internal double[] Values { get; } = new double[parameters];

    /// <summary>Values beside another run.</summary>
    internal double[] NewValues { get; } = new double[parameters];

    /// <summary>What is reported, in each claim's unit.</summary>
    internal double[] Reports { get; } = new double[observations];

    /// <summary>Each claim's log-likelihood.</summary>
    internal double[] Logs { get; } = new double[observations];

    /// <summary>Their sum, in the order of claims; minus infinity where one is not a number.</summary>
    internal double LogLikelihood
    {
        get
        {
            var sum = 0.0;
            foreach (var log in Logs)
            {
                sum += log;
            }

            return double.IsNaN(sum) ? double.NegativeInfinity : sum;
        }
    }
}
