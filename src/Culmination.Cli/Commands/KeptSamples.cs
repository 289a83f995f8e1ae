using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Terminal;
using Culmination.Storage.Samples;

namespace Culmination.Cli.Commands;

/// <summary>The weighed sample of a question: the one that travels with the scenario, one kept from an earlier question that differs in nothing it depends on, or a new one, kept for the next.</summary>
internal static class KeptSamples
{
    private const string Anew = "the same command begins anew";

    private const string Weighed = "What has been weighed is kept: the same command goes on from there.";

    /// <param name="isFresh">Weighs anew even where a sample is kept; an interrupted run is taken up all the same.</param>
    /// <param name="checkpoint">Where an interrupted run keeps its place; null for the cache folder.</param>
    public static WeighedSample Find(
        Screen screen, BoundScenario scenario, InquiryOptions inquiry, bool isFresh, bool isQuiet, string? checkpoint, IProgress<InquiryProgress> progress, CancellationToken cancellation)
    {
        var store = SampleStore.Usual();
        var key = WeighedSample.KeyOf(scenario, inquiry);
        if (!isFresh && store?.Find(key) is { } kept)
        {
            screen.Resumption.Kept(Weighed);
            return kept;
        }

        if (!isFresh && !inquiry.IsPriorOnly && ShippedPosterior.Find(scenario.Scenario.Directory, key) is { } shipped && Inquiry.Restore(scenario, inquiry, shipped, cancellation) is { } restored)
        {
            screen.Resumption.Kept(Weighed);
            return restored;
        }

        var place = inquiry.IsPriorOnly ? null : checkpoint is not null ? new CheckpointFile(checkpoint, key) : store?.CheckpointOf(key);
        var sample = Weigh(screen, scenario, inquiry, place, progress, cancellation);
        if (place?.Problem is { } lost && !isQuiet)
        {
            screen.Note($"the sampler's place was not kept: {lost}");
        }

        var problem = store?.Keep(key, sample);
        if (problem is not null && !isQuiet)
        {
            screen.Note($"the weighed sample was not kept: {problem}");
        }

        place?.Drop();
        Say(screen.Resumption, store is not null && problem is null, isFresh, problem);
        return sample;
    }

    /// <summary>Weighs; where that is interrupted, says whether the sampler's place is kept.</summary>
    private static WeighedSample Weigh(
        Screen screen, BoundScenario scenario, InquiryOptions inquiry, CheckpointFile? place, IProgress<InquiryProgress> progress, CancellationToken cancellation)
    {
        try
        {
            var sample = Inquiry.Weigh(scenario, inquiry with { Checkpoints = place }, progress, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return sample;
        }
        catch (OperationCanceledException) when (!inquiry.IsPriorOnly)
        {
            if (place is { IsKept: true })
            {
                screen.Resumption.Kept("The sampler's place is kept: the same command takes it up.");
            }
            else
            {
                screen.Resumption.Lost(place is null ? NothingKept() : place.Problem is { } problem ? $"The sampler's place could not be kept ({problem}): {Anew}." : $"The sampler had not got to a place to keep: {Anew}.");
            }

            throw;
        }
    }

    /// <summary>What an interruption after the weighing costs.</summary>
    private static void Say(Resumption resumption, bool isKept, bool isFresh, string? problem)
    {
        if (isKept && !isFresh)
        {
            resumption.Kept(Weighed);
        }
        else
        {
            resumption.Lost(isKept ? "The same command weighs anew; without --fresh it goes on from what has been weighed." : problem is null ? NothingKept() : $"The weighed sample could not be kept ({problem}): {Anew}.");
        }
    }

    private static string NothingKept() => string.Equals(Environment.GetEnvironmentVariable("CULMINATION_CACHE"), "off", StringComparison.OrdinalIgnoreCase)
        ? $"With CULMINATION_CACHE=off nothing is kept: {Anew}."
        : $"There is no folder to keep anything in: {Anew}.";
}
