using Culmination.Analysis.Asking;
using Culmination.Storage.Samples;

namespace Culmination.Storage.Tests.Samples;

public sealed class SampleStoreTests
{
    // Two members with one score each, one prior value per member; see WeighedSample.ToNumbers for the order.
    private static readonly double[] Numbers = [2, 1, 2, 1.5, -3, 4, 1, 9, 0.1, /* scores */ 0.25, -0.5, /* log-likelihoods */ -1, -2, /* weights */ 0.5, 0.5, /* prior values */ 7, 8];

    [Fact]
    public void What_is_kept_is_found_again_number_for_number()
    {
        using var folder = new TemporaryFolder();
        var store = new SampleStore(Path.Combine(folder.Path, "deeper", "samples"));
        Assert.Null(store.Find("a"));
        Assert.Null(store.Keep("a", WeighedSample.FromNumbers(Numbers)!));
        Assert.Equal(Numbers, store.Find("a")!.ToNumbers());
        Assert.Null(store.Find("b"));
    }

    [Fact]
    public void A_damaged_truncated_or_foreign_file_counts_as_none()
    {
        using var folder = new TemporaryFolder();
        var store = new SampleStore(folder.Path);
        store.Keep("a", WeighedSample.FromNumbers(Numbers)!);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var whole = File.ReadAllBytes(file);
        for (var at = 0; at < whole.Length; at += 7)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 4;
            File.WriteAllBytes(file, bytes);
            Assert.Null(store.Find("a"));
            File.WriteAllBytes(file, whole[..at]);
            Assert.Null(store.Find("a"));
        }

        File.WriteAllBytes(file, whole);
        Assert.NotNull(store.Find("a"));
    }

    [Fact]
    public void Numbers_that_make_no_sample_are_refused()
    {
        Assert.Null(WeighedSample.FromNumbers(Numbers.AsSpan(..^1)));
        Assert.Null(WeighedSample.FromNumbers([]));
        Assert.Null(WeighedSample.FromNumbers([0, 0, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, string.Empty);
        Assert.NotNull(new SampleStore(Path.Combine(file, "inside")).Keep("a", WeighedSample.FromNumbers(Numbers)!));
    }
}
