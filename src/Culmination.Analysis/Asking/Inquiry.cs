using Culmination.Analysis.Calibration;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Asking;

/// <summary>Asks a scenario's question: draws members, weighs them by the evidence, runs them to the end under every policy, and draws the answer.</summary>
public static class Inquiry
{
    /// <summary>The same scenario and options give the same bits, whatever the number of jobs and whichever simulator.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static InquiryResult Ask(BoundScenario scenario, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var result = Run(scenario, options, progress, cancellation);
        return new InquiryResult(result, AnswerBuilder.Build(result));
    }

    /// <summary>The same, without drawing the answer.</summary>
    public static EnsembleResult Run(BoundScenario scenario, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default) =>
        Forecast(scenario, Weigh(scenario, options, progress, cancellation), options, progress, cancellation);

    /// <summary>The first part: members drawn from the priors and weighed by the evidence.</summary>
    public static WeighedSample Weigh(BoundScenario scenario, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var executor = options.Executor ?? new LocalExecutor(options.Jobs);
        var simulators = Simulators.Of(options.Simulator);
        var space = new ParameterSpace(scenario.Parameters);
        var prior = PriorDesign.Draw(space.Names, options.Members, options.Seed);
        var likelihood = new ModelLikelihood(scenario, space, simulators, executor, options.Seed, weigh: !options.IsPriorOnly);
        var logs = new double[options.Members];
        var values = new double[scenario.Observations.Length * options.Members];
        likelihood.Evaluate(prior, logs, values, Stage(progress, InquiryStage.DrawingFromPriors), cancellation);

        var members = options.IsPriorOnly
            ? PriorMembers.Of(prior, logs)
            : Sample(likelihood, space, options, prior, logs, values, Stage(progress, InquiryStage.WeighingByEvidence), cancellation);
        return new WeighedSample(members, values);
    }

    /// <summary>A sample from its members alone: they are run again, with the same bits. Null when they are not of this scenario's size.</summary>
    public static WeighedSample? Restore(BoundScenario scenario, InquiryOptions options, PosteriorScores kept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(kept);
        var space = new ParameterSpace(scenario.Parameters);
        if (kept.Rows != options.Members || kept.Columns != space.Dimension)
        {
            return null;
        }

        var likelihood = new ModelLikelihood(scenario, space, Simulators.Of(options.Simulator), options.Executor ?? new LocalExecutor(options.Jobs), options.Seed);
        var scores = new ScoreMatrix(kept.Rows, kept.Columns);
        for (var i = 0; i < kept.Rows; i++)
        {
            for (var j = 0; j < kept.Columns; j++)
            {
                scores.Row(i)[j] = kept.Scores[(i * kept.Columns) + j];
            }
        }

        var (logs, values) = (new double[kept.Rows], new double[scenario.Observations.Length * kept.Rows]);
        likelihood.Evaluate(PriorDesign.Draw(space.Names, options.Members, options.Seed), logs, values, null, cancellation);
        likelihood.Evaluate(scores, logs, cancellation);
        var weights = new double[kept.Rows];
        Array.Fill(weights, kept.Weight);
        return new WeighedSample(
            new WeightedMembers(scores, logs, weights, kept.EffectiveSampleSize, kept.LogEvidence, kept.Stages, 1, kept.Passes) { Resemblance = kept.Resemblance }, values);
    }

    /// <summary>
    /// The second part: weighed members run to the end under every policy. The scenario may be bound with another step than the sample was weighed with: then the same members show what
    /// the step alone changes.
    /// </summary>
    public static EnsembleResult Forecast(
        BoundScenario scenario, WeighedSample sample, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        var executor = options.Executor ?? new LocalExecutor(options.Jobs);
        var simulators = Simulators.Of(options.Simulator);
        var space = new ParameterSpace(scenario.Parameters);
        var likelihood = new ModelLikelihood(scenario, space, simulators, executor, options.Seed, weigh: !options.IsPriorOnly);
        var result = FinalPass.Run(
            scenario, space, sample.Members, sample.PriorValues, likelihood.Errors, simulators, executor, options.Seed, Stage(progress, InquiryStage.RunningPolicies), cancellation);
        return result with
        {
            Warnings = InquiryWarnings.Of(scenario, sample.Members, options),
            ObservationLogLikelihoods = options.IsPriorOnly ? [] : result.ObservationLogLikelihoods,
        };
    }

    private static WeightedMembers Sample(
        ModelLikelihood likelihood, ParameterSpace space, InquiryOptions options, ScoreMatrix prior, double[] logs, double[] values, IProgress<double>? progress, CancellationToken cancellation)
    {
        var explained = (double[])values.Clone();
        likelihood.Standardise(prior.Rows, explained);
        var checkpoints = options.Checkpoints;
        var resumed = checkpoints?.Find() is { } kept ? SamplerStateNumbers.Read(kept, prior.Rows, prior.Columns, likelihood.ObservationCount) : null;
        var sampler = new TemperedSampler(likelihood, options.Sampler, options.Seed, space.Switches);
        return sampler.Run(prior, logs, explained, progress, cancellation, resumed, checkpoints is null ? null : state => checkpoints.Keep(SamplerStateNumbers.Write(state)));
    }

    private static StageProgress? Stage(IProgress<InquiryProgress>? progress, InquiryStage stage) => progress is null ? null : new StageProgress(progress, stage);

    internal sealed class StageProgress(IProgress<InquiryProgress> progress, InquiryStage stage) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new InquiryProgress(stage, value));
    }
}
