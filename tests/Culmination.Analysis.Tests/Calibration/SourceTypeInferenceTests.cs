using System.Globalization;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Scenarios;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>
/// Five staffs report one number that is known (90,000 rounds): what they teach about each other. With errors that are all but normal and without spread everything is linear and
/// Gaussian, and with spread alone one dimension is left to integrate over, so that the posterior is known.
/// </summary>
public sealed class SourceTypeInferenceTests : IDisposable
{
    private const double Truth = 90_000;

    /// <summary>Within so many standard errors of the mean.</summary>
    private const double Errors = 4;

    private readonly ExampleScenario example = new();

    public void Dispose() => example.Dispose();

    [Fact]
    public void Four_that_read_high_move_the_kind_s_lean_and_so_the_bias_of_a_fifth()
    {
        // The fifth says little itself (its error is large).
        Staff[] staffs =
        [
            new(0.1, 0.2, 0.62, 0.1), new(0.1, 0.2, 0.55, 0.1), new(0, 0.25, 0.48, 0.1), new(0.05, 0.15, 0.7, 0.1), new(-0.05, 0.3, 0.05, 0.5),
        ];
        var found = Posterior(staffs, "{ lean: { normal: { mean: 0.02, sd: 0.3 } }, spread: 1, because: x }");

        // d = lean + (own − m) + e: given the lean the staffs are independent.
        var precision = 1 / (0.3 * 0.3);
        var sum = 0.02 * precision;
        foreach (var s in staffs)
        {
            precision += 1 / s.Variance(1);
            sum += (s.Seen - s.Middle) / s.Variance(1);
        }

        var (lean, leanVariance) = (sum / precision, 1 / precision);
        var fifth = staffs[4];
        var own = fifth.Sd * fifth.Sd / fifth.Variance(1);
        var bias = (own * fifth.Seen) + ((1 - own) * (fifth.Middle + lean));
        var biasVariance = (own * fifth.Error * fifth.Error) + ((1 - own) * (1 - own) * leanVariance);
        Check("lean", found, m => m.Lean, lean, Math.Sqrt(leanVariance));
        Check("bias of the fifth", found, m => m.Lean + m.Own[4], bias, Math.Sqrt(biasVariance));

        // What it would be if the staffs told nothing of each other.
        var alone = (own * fifth.Seen) + ((1 - own) * fifth.Middle);
        Assert.True(bias - alone > 0.3, string.Create(CultureInfo.InvariantCulture, $"{bias} with the others, {alone} without"));
    }

    [Theory]
    [InlineData(0.45, true)]
    [InlineData(0.01, false)]
    public void Those_who_disagree_raise_the_spread_and_those_who_agree_lower_it(double distance, bool rises)
    {
        const double Sigma = 0.5;
        Staff[] staffs =
        [
            new(0.1, 0.15, 0.1 + distance, 0.05), new(0.1, 0.15, 0.1 - distance, 0.05), new(0, 0.15, 1.2 * distance, 0.05), new(0.05, 0.15, 0.05 - distance, 0.05), new(0, 0.15, -0.8 * distance, 0.05),
        ];
        var found = Posterior(staffs, "{ spread: { lognormal: { median: 1, sigma: 0.5 } }, because: x }");

        // Own biases integrated out, the logarithm of the spread is left.
        var (mass, first, second) = (0.0, 0.0, 0.0);
        for (var t = -4.0; t <= 4; t += 0.001)
        {
            var log = -0.5 * t * t / (Sigma * Sigma);
            foreach (var s in staffs)
            {
                var variance = s.Variance(Math.Exp(t));
                log -= 0.5 * (((s.Seen - s.Middle) * (s.Seen - s.Middle) / variance) + Math.Log(variance));
            }

            var density = Math.Exp(log);
            mass += density;
            first += density * t;
            second += density * t * t;
        }

        var mean = first / mass;
        Check("log spread", found, m => Math.Log(m.Spread), mean, Math.Sqrt((second / mass) - (mean * mean)));
        Assert.Equal(rises, mean > 0.4);
        Assert.Equal(!rises, mean < -0.15);
    }

    private static void Check(string what, Found found, Func<Member, double> value, double mean, double sd)
    {
        double[] values = [.. found.Members.Select(value)];
        var average = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - average) * (v - average)));
        var error = sd / Math.Sqrt(found.Size);
        Assert.True(Math.Abs(average - mean) <= Errors * error, string.Create(CultureInfo.InvariantCulture, $"{what}: mean {average}, exact {mean}, standard error {error}"));
        // The standard error of a standard deviation is sd / √(2 n).
        Assert.True(Math.Abs((deviation / sd) - 1) <= Errors / Math.Sqrt(2 * found.Size), string.Create(CultureInfo.InvariantCulture, $"{what}: sd {deviation}, exact {sd}"));
    }

    private Found Posterior(Staff[] staffs, string type)
    {
        var yaml = example["scenario.yaml"];
        var (from, to) = (yaml.IndexOf("sources:\n", StringComparison.Ordinal), yaml.IndexOf("policies:\n", StringComparison.Ordinal));
        var lines = staffs.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"  staff-{i}:\n    bias: {{ normal: {{ mean: {s.Middle}, sd: {s.Sd} }} }}\n    because: x\n"));
        var looks = staffs.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"  - claim: claim-{i}\n    of: rounds at start[Invader]\n    error: {{ student_t: {{ df: 1000000, scale: {s.Error} }} }}\n"));
        example.Write("scenario.yaml", $"{yaml[..from]}sources:\n{string.Concat(lines)}\nsource types:\n  staff: {type}\n\nobservations:\n{string.Concat(looks)}\n{yaml[to..]}");
        for (var i = 0; i < staffs.Length; i++)
        {
            example.Append("sources.csv", string.Create(CultureInfo.InvariantCulture, $"staff-{i},Staff {i},staff,C,\n"));
            var figure = Truth * Math.Exp(staffs[i].Seen);
            example.Append("claims.csv", string.Create(CultureInfo.InvariantCulture, $"claim-{i},rounds_stock,Invader,,{figure:R},,point,rounds,,2030-06-01,2030-06-05,,staff-{i},,staff-{i},,A number,,\n"));
        }

        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        var bound = ScenarioBinder.Bind(read.Value!).Value!;
        var sample = Inquiry.Weigh(bound, new InquiryOptions(2000, 5, 2), cancellation: TestContext.Current.CancellationToken);
        Assert.True(sample.EffectiveSampleSize >= 1000, string.Create(CultureInfo.InvariantCulture, $"worth {sample.EffectiveSampleSize}"));
        var names = bound.Parameters.Select(p => p.Name).ToList();
        var space = new ParameterSpace(bound.Parameters);
        return new Found([.. Enumerable.Range(0, 2000).Select(Of)], sample.EffectiveSampleSize);

        Member Of(int m)
        {
            double Value(string name, double otherwise) => names.IndexOf(name) is >= 0 and var p ? space.Value(p, sample.Members.Scores.Row(m)[p]) : otherwise;
            return new Member(
                Value("lean:staff", 0), Value("spread:staff", 1), [.. staffs.Select((_, i) => Value(string.Create(CultureInfo.InvariantCulture, $"bias:staff-{i}"), 0))]);
        }
    }

    /// <param name="Middle">Of the prior of its bias, with <paramref name="Sd"/>.</param>
    /// <param name="Seen">Logarithm of its figure to the truth.</param>
    private sealed record Staff(double Middle, double Sd, double Seen, double Error)
    {
        /// <summary>Of the figure's logarithm, given lean and spread.</summary>
        internal double Variance(double spread) => (spread * spread * Sd * Sd) + (Error * Error);
    }

    private sealed record Member(double Lean, double Spread, double[] Own);

    private sealed record Found(Member[] Members, double Size);
}
