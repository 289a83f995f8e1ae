using Culmination.Storage.Samples;

namespace Culmination.Storage.Tests.Samples;

public sealed class CheckpointFileTests
{
    private static readonly string Key = new('0', 64);

    [Fact]
    public void The_last_numbers_kept_are_found_until_they_are_dropped()
    {
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(Path.Combine(folder.Path, "new", "place.part"), Key);
        Assert.Null(file.Find());
        file.Keep([1, 2]);
        file.Keep([0.1, double.NegativeInfinity, -0.0]);
        Assert.Equal(new[] { 0.1, double.NegativeInfinity, -0.0 }, file.Find());
        Assert.Null(file.Problem);
        Assert.Null(new CheckpointFile(Path.Combine(folder.Path, "new", "place.part"), new string('1', 64)).Find());
        file.Drop();
        Assert.Null(file.Find());
    }

    [Fact]
    public void A_damaged_file_is_as_good_as_none_and_what_cannot_be_kept_is_said()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "place.part");
        var file = new CheckpointFile(path, Key);
        file.Keep([1, 2, 3]);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Null(file.Find());
        File.WriteAllBytes(path, bytes[..70]);
        Assert.Null(file.Find());

        var nowhere = new CheckpointFile(Path.Combine(path, "below-a-file.part"), Key);
        nowhere.Keep([1]);
        Assert.NotNull(nowhere.Problem);
    }
}
