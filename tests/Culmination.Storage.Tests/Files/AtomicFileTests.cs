using Culmination.Storage.Files;

namespace Culmination.Storage.Tests.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public void Write_replaces_the_whole_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("out.csv");
        File.WriteAllText(path, "old and longer");
        AtomicFile.Write(path, t => File.WriteAllText(t, "new"), TestContext.Current.CancellationToken);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["out.csv"], folder.Names());
    }

    [Fact]
    public void Write_that_fails_leaves_what_was_there()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("out.csv");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, t =>
        {
            File.WriteAllText(t, "half");
            throw new InvalidOperationException("stopped");
        }, TestContext.Current.CancellationToken));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["out.csv"], folder.Names());
    }

    [Fact]
    public void Write_into_a_missing_folder_is_an_io_error()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.File("no/such/out.csv"), t => File.WriteAllText(t, "x"), TestContext.Current.CancellationToken));
    }
}
