using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Terminal;
using Culmination.Storage.Samples;

namespace Culmination.Cli.Commands;

/// <summary>The weighed sample of a question: the one that travels with the scenario, one kept from an earlier question that differs in nothing it depends on, or a new one, kept for the next.</summary>
internal static class KeptSamples
{
    /// <param name="isFresh">Weighs anew even where a sample is kept; an interrupted run is taken up all the same.</param>
    /// <param name="checkpoint">Where an interrupted run keeps its place; null for the cache folder.</param>
    public static WeighedSample Find(
        Screen screen, BoundScenario scenario, InquiryOptions inquiry, bool isFresh, bool isQuiet, string? checkpoint, IProgress<InquiryProgress> progress, CancellationToken cancellation)
    {
        var store = SampleStore.Usual();
        var key = WeighedSample.KeyOf(scenario, inquiry);
        if (!isFresh && store?.Find(key) is { } kept)
        {
            return kept;
        }

        if (!isFresh && !inquiry.IsPriorOnly && ShippedPosterior.Find(scenario.Scenario.Directory, key) is { } shipped && Inquiry.Restore(scenario, inquiry, shipped, cancellation) is { } restored)
        {
            return restored;
        }

        var place = inquiry.IsPriorOnly ? null : checkpoint is not null ? new CheckpointFile(checkpoint, key) : store?.CheckpointOf(key);
        var sample = Inquiry.Weigh(scenario, inquiry with { Checkpoints = place }, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (place?.Problem is { } lost && !isQuiet)
        {
            screen.Note($"the sampler's place was not kept: {lost}");
        }

        place?.Drop();
        if (store?.Keep(key, sample) is { } problem && !isQuiet)
        {
            screen.Note($"the weighed sample was not kept: {problem}");
        }

        return sample;
    }
}
