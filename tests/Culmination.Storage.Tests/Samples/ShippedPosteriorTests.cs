using Culmination.Analysis.Asking;
using Culmination.Storage.Samples;

namespace Culmination.Storage.Tests.Samples;

public sealed class ShippedPosteriorTests
{
    private static readonly string Key = new('a', 64);

    [Fact]
    public void What_is_kept_is_found_under_its_key_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var sample = new PosteriorScores(2, 3, [0.1f, -2f, float.Epsilon, 1f, 2f, 3f], 1.5, -18.25, 10, 649, 0.09, 0.5);
        var path = ShippedPosterior.Keep(folder.Path, Key, sample, TestContext.Current.CancellationToken);
        var found = ShippedPosterior.Find(folder.Path, Key);
        Assert.NotNull(found);
        Assert.Equal(sample.Scores.AsSpan(), found.Scores.AsSpan());
        Assert.Equal(sample with { Scores = default }, found with { Scores = default });
        Assert.Null(ShippedPosterior.Find(folder.Path, new string('b', 64)));

        // Under another name it is still not taken for what it is not.
        File.Copy(path, ShippedPosterior.PathOf(folder.Path, new string('c', 64)));
        Assert.Null(ShippedPosterior.Find(folder.Path, new string('c', 64)));
    }

    [Fact]
    public void A_newer_one_takes_the_place_of_the_older()
    {
        using var folder = new TemporaryFolder();
        var sample = new PosteriorScores(1, 1, [0.5f], 1, 0, 1, 1, 0, 1);
        ShippedPosterior.Keep(folder.Path, Key, sample, TestContext.Current.CancellationToken);
        ShippedPosterior.Keep(folder.Path, new string('b', 64), sample, TestContext.Current.CancellationToken);
        Assert.Null(ShippedPosterior.Find(folder.Path, Key));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, ShippedPosterior.Folder)));
    }

    [Fact]
    public void A_damaged_or_cut_file_is_as_good_as_none()
    {
        using var folder = new TemporaryFolder();
        var path = ShippedPosterior.Keep(folder.Path, Key, new PosteriorScores(8, 8, [.. Enumerable.Range(0, 64).Select(i => i * 1.7f)], 8, 0, 1, 1, 0, 0.125), TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(path);
        for (var cut = 0; cut < bytes.Length; cut += 7)
        {
            File.WriteAllBytes(path, bytes[..cut]);
            Assert.Null(ShippedPosterior.Find(folder.Path, Key));
            var spoilt = (byte[])bytes.Clone();
            spoilt[cut] ^= 0x10;
            File.WriteAllBytes(path, spoilt);
            Assert.Null(ShippedPosterior.Find(folder.Path, Key));
        }
    }
}
