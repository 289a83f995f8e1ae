using Culmination.Analysis.Calibration;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Calibration.Reports;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Asking;

/// <summary>Conditions a scenario on its evidence and reports what that did.</summary>
public static class Calibrator
{
    /// <summary>The chains' first past has as many places of the prior for each parameter, as its authors advise.</summary>
    private const int PastPerParameter = 10;

    /// <summary>Draws by Markov chains, the check on <see cref="Inquiry.Weigh"/>: equally weighted, worth the smallest effective sample size of any parameter. Null when too few members of the prior are possible.</summary>
    public static WeighedSample? Chains(BoundScenario scenario, InquiryOptions options, ChainOptions chains, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(chains);
        var space = new ParameterSpace(scenario.Parameters);
        var prior = PriorDesign.Draw(space.Names, Math.Max(options.Members, Math.Max(4 * chains.Chains, PastPerParameter * space.Dimension)), options.Seed);
        var likelihood = new ModelLikelihood(scenario, space, Simulators.Of(options.Simulator), options.Executor ?? new LocalExecutor(options.Jobs), options.Seed);
        var logs = new double[prior.Rows];
        var values = new double[scenario.Observations.Length * prior.Rows];
        likelihood.Evaluate(prior, logs, values, null, cancellation);
        if (new ChainSampler(likelihood, chains, options.Seed).Run(prior, logs, Stage(progress), cancellation) is not { } draws)
        {
            return null;
        }

        var weights = new double[draws.Scores.Rows];
        Array.Fill(weights, 1.0 / weights.Length);
        var size = Enumerable.Range(0, space.Dimension).Min(p => ChainDiagnostics.BulkSize(draws.OfParameter(p)));
        var members = new WeightedMembers(draws.Scores, draws.LogLikelihoods, weights, double.IsNaN(size) ? 0 : Math.Min(size, weights.Length), 0, 0, 1, (int)(draws.Evaluations / draws.Scores.Rows));
        return new WeighedSample(members, values) { Chains = draws };
    }

    /// <summary>The report on a weighed sample; <paramref name="scenario"/> may have more policies than its first, which costs time.</summary>
    public static CalibrationReport Report(BoundScenario scenario, WeighedSample sample, InquiryOptions options, IProgress<InquiryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        var space = new ParameterSpace(scenario.Parameters);
        var executor = options.Executor ?? new LocalExecutor(options.Jobs);
        var likelihood = new ModelLikelihood(scenario, space, Simulators.Of(options.Simulator), executor, options.Seed);
        var rows = sample.Members.Scores.Rows;
        var values = new double[scenario.Observations.Length * rows];
        likelihood.Evaluate(sample.Members.Scores, new double[rows], values, null, cancellation);
        double[][] logs = [.. likelihood.Errors.Select((e, o) => values[(o * rows)..((o + 1) * rows)].Select(e.LogLikelihood).ToArray())];
        var result = Inquiry.Forecast(scenario, sample, options, progress, cancellation);
        var withoutEvidence = options with { IsPriorOnly = true, Checkpoints = null };
        var prior = Inquiry.Forecast(scenario, Inquiry.Weigh(scenario, withoutEvidence, null, cancellation), withoutEvidence, null, cancellation);
        return CalibrationReportBuilder.Build(result, prior, sample.Members, logs, sample.Chains);
    }

    /// <summary>What the evidence did to the answer: the members of the prior run under the first policy beside <paramref name="result"/>.</summary>
    public static EvidenceEffect Effect(BoundScenario scenario, WeighedSample sample, EnsembleResult result, InquiryOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        var single = scenario with { Policies = [scenario.Policies[0]], Scenario = scenario.Scenario with { Policies = [scenario.Scenario.Policies[0]] } };
        var withoutEvidence = options with { IsPriorOnly = true, Checkpoints = null };
        var prior = Inquiry.Forecast(single, Inquiry.Weigh(single, withoutEvidence, null, cancellation), withoutEvidence, null, cancellation);
        return EvidenceEffects.Of(result, prior, sample.Members);
    }

    private static Inquiry.StageProgress? Stage(IProgress<InquiryProgress>? progress) => progress is null ? null : new Inquiry.StageProgress(progress, InquiryStage.WeighingByEvidence);
}
