using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Asking;

/// <summary>
/// Members as the evidence weighs them: what takes longest of an inquiry, and what any number of policies can be run on. It depends on the scenario, the seed, the number of members and the
/// sampler, and on nothing else; <see cref="KeyOf"/> names just that, so that a sample can be kept and found again.
/// </summary>
public sealed record WeighedSample
{
    internal WeighedSample(WeightedMembers members, double[] priorValues)
    {
        Members = members;
        PriorValues = priorValues;
    }

    /// <summary>Effective sample size; see docs/guide/calibration.md.</summary>
    public double EffectiveSampleSize => Members.EffectiveSampleSize;

    internal WeightedMembers Members { get; }

    /// <summary>[observation · members + prior member]: what the model says of each claim before weighing.</summary>
    internal double[] PriorValues { get; }

    /// <summary>The chains the members were taken from, if they come from chains.</summary>
    internal Calibration.Chains.ChainDraws? Chains { get; init; }

    /// <summary>SHA-256, lower-case hex, of all a sample depends on. The simulator is in it, so that one is never asked to vouch for the other.</summary>
    public static string KeyOf(BoundScenario scenario, InquiryOptions options)
    {
        var sampler = options.Sampler;
        var text = new StringBuilder();
        foreach (var part in new object[]
        {
            "culmination.sample/2", scenario.Scenario.ContentHash, scenario.ModelHash, scenario.Plan.Clock.TimeStep, scenario.Plan.Clock.Method, scenario.Scenario.Calendar.Issue.DayNumber, options.Members, options.Seed,
            options.Simulator, options.IsPriorOnly, sampler.KeptShare, sampler.LeastMoves, sampler.MostMoves, sampler.RoundMoves, sampler.MostPasses, sampler.WantedShare,
            Elementary.Version, TemperedSampler.Version,
        })
        {
            text.Append(Convert.ToString(part, CultureInfo.InvariantCulture)).Append('\n');
        }

        foreach (var parameter in scenario.Parameters)
        {
            text.Append(parameter.Name).Append('\n');
        }

        // At the scenario's own date of issue there are none, and the key is what it was before pools were made anew.
        foreach (var claims in scenario.Observations.Select(o => o.Observation.PooledAnew).Where(c => !c.IsEmpty))
        {
            text.Append("pooled anew ").AppendJoin(' ', claims).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The members alone, row after row, and what is known of them: enough to restore the sample by running the members again (<see cref="Inquiry.Restore"/>). Null where weights differ.</summary>
    public PosteriorScores? ToScores()
    {
        var scores = Members.Scores;
        var numbers = new float[scores.Rows * scores.Columns];
        for (var i = 0; i < scores.Rows; i++)
        {
            var row = scores.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                numbers[(i * row.Length) + j] = (float)row[j];
                if (numbers[(i * row.Length) + j] != row[j])
                {
                    return null;
                }
            }
        }

        var isEqual = Members.Weights.All(w => w == Members.Weights[0]);
        return Members.Temperature < 1 || !isEqual
            ? null
            : new PosteriorScores(
                scores.Rows, scores.Columns, [.. numbers], Members.EffectiveSampleSize, Members.LogEvidence, Members.Stages, Members.Passes, Members.Resemblance, Members.Weights[0]);
    }

    /// <summary>The numbers of the sample in one array, to be kept.</summary>
    public ImmutableArray<double> ToNumbers()
    {
        var scores = Members.Scores;
        var numbers = ImmutableArray.CreateBuilder<double>();
        numbers.AddRange(scores.Rows, scores.Columns, PriorValues.Length, Members.EffectiveSampleSize, Members.LogEvidence, Members.Stages, Members.Temperature, Members.Passes, Members.Resemblance);
        for (var i = 0; i < scores.Rows; i++)
        {
            numbers.AddRange(scores.Row(i));
        }

        numbers.AddRange(Members.LogLikelihoods);
        numbers.AddRange(Members.Weights);
        numbers.AddRange(PriorValues);
        return numbers.ToImmutable();
    }

    /// <summary>The sample of such an array, or null when the numbers do not make one.</summary>
    public static WeighedSample? FromNumbers(ReadOnlySpan<double> numbers)
    {
        const int Head = 9;
        if (numbers.Length < Head || numbers[0] < 1 || numbers[1] < 0 || numbers[2] < 0 || numbers.Length != Head + (numbers[0] * (numbers[1] + 2)) + numbers[2])
        {
            return null;
        }

        var (rows, columns, values) = ((int)numbers[0], (int)numbers[1], (int)numbers[2]);
        var scores = new ScoreMatrix(rows, columns);
        var at = Head;
        for (var i = 0; i < rows; i++, at += columns)
        {
            numbers.Slice(at, columns).CopyTo(scores.Row(i));
        }

        var logs = numbers.Slice(at, rows).ToArray();
        var weights = numbers.Slice(at + rows, rows).ToArray();
        var prior = numbers.Slice(at + (2 * rows), values).ToArray();
        return new WeighedSample(new WeightedMembers(scores, logs, weights, numbers[3], numbers[4], (int)numbers[5], numbers[6], (int)numbers[7]) { Resemblance = numbers[8] }, prior);
    }
}
