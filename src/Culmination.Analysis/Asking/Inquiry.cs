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
    public static EnsembleResult Run(BoundScenario scenario, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
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
            : new TemperedSampler(likelihood, options.Sampler, options.Seed).Run(prior, logs, Stage(progress, InquiryStage.WeighingByEvidence), cancellation);
        var result = FinalPass.Run(
            scenario, space, members, values, likelihood.Errors, simulators, executor, options.Seed, Stage(progress, InquiryStage.RunningPolicies), cancellation);
        return result with { Warnings = InquiryWarnings.Of(scenario, members, options) };
    }

    private static StageProgress? Stage(IProgress<InquiryProgress>? progress, InquiryStage stage) => progress is null ? null : new StageProgress(progress, stage);

    private sealed class StageProgress(IProgress<InquiryProgress> progress, InquiryStage stage) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new InquiryProgress(stage, value));
    }
}
