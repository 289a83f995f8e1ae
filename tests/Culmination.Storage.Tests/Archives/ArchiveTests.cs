using Culmination.Invented;
using Culmination.Storage.Archives;
using Microsoft.Data.Sqlite;

namespace Culmination.Storage.Tests.Archives;

public sealed class ArchiveTests
{
    private const string Json = """{"schema":"culmination.answer/1"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Write_then_read_gives_back_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var result = InventedResult.Create();
        var hash = ArchiveWriter.Write(folder.File("a.culm"), result, InventedAnswer.Create(), Json, Cancel);

        var archive = ArchiveReader.Read(folder.File("a.culm"), Cancel).Value!;
        Assert.Equal(hash, archive.ContentHash);
        Assert.Equal(Json, archive.AnswerJson);
        Assert.Equal(result.Samples.Select(s => s.ToArray()), archive.Samples.Select(s => s.ToArray()));
        Assert.Equal(result.Weights.ToArray(), archive.Weights.ToArray());
        Assert.Equal(["hits per located round", "capacity construction time"], archive.Parameters.Select(p => p.Name));
        Assert.Equal("20230301", archive.Manifest["seed"]);
        Assert.Equal(2 * (10 + 4), archive.Outcomes.Length);
        Assert.Contains(new ArchivedOutcome("stop", 2, "ammunition", 63), archive.Outcomes);
    }

    [Fact]
    public void Two_writes_of_one_result_have_one_content_hash()
    {
        using var folder = new TemporaryFolder();
        var first = ArchiveWriter.Write(folder.File("a.culm"), InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        var second = ArchiveWriter.Write(folder.File("b.culm"), InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        Assert.Equal(first, second);
        Assert.Equal(64, first.Length);
    }

    [Fact]
    public void Another_result_has_another_content_hash()
    {
        using var folder = new TemporaryFolder();
        var first = ArchiveWriter.Write(folder.File("a.culm"), InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        var second = ArchiveWriter.Write(folder.File("b.culm"), InventedResult.Create(shift: 1e-15), InventedAnswer.Create(), Json, Cancel);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_truncated_file_is_diagnosed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        var whole = File.ReadAllBytes(path);
        foreach (var length in new[] { 0, 1, 50, 99, 100, 512, 4096, whole.Length / 2, whole.Length - 4096, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            var read = ArchiveReader.Verify(path, Cancel);
            Assert.False(read.Succeeded, $"{length.ToString(System.Globalization.CultureInfo.InvariantCulture)} bytes");
            Assert.All(read.Diagnostics, d => Assert.StartsWith("E08", d.Code, StringComparison.Ordinal));
            Assert.All(read.Diagnostics, d => Assert.Equal(path, d.Span!.File));
        }
    }

    [Fact]
    public void A_flipped_bit_is_diagnosed_or_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        var hash = ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        var whole = File.ReadAllBytes(path);
        var diagnosed = 0;
        for (var at = 0; at < whole.Length; at += 211)
        {
            var flipped = (byte[])whole.Clone();
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, flipped);
            var read = ArchiveReader.Read(path, Cancel);
            if (read.Succeeded)
            {
                // Bytes that no row uses may differ; the content may not.
                Assert.Equal(hash, read.Value.ContentHash);
                Assert.Equal(InventedResult.Create().Weights.ToArray(), read.Value.Weights.ToArray());
            }
            else
            {
                diagnosed++;
            }
        }

        Assert.True(diagnosed > 10, "hardly any flip was found");
    }

    [Fact]
    public void A_changed_value_is_diagnosed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        Change(path, "UPDATE outcome SET week = week + 1 WHERE policy = 'stop' AND member = 2");
        var read = ArchiveReader.Verify(path, Cancel);
        Assert.Equal("E0804", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Another_version_and_another_program_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        Change(path, "PRAGMA user_version = 99");
        Assert.Equal("E0803", Assert.Single(ArchiveReader.Verify(path, Cancel).Diagnostics).Code);
        Change(path, "PRAGMA application_id = 7");
        Assert.Equal("E0802", Assert.Single(ArchiveReader.Verify(path, Cancel).Diagnostics).Code);
        File.WriteAllText(path, string.Join('\n', Enumerable.Repeat("time,stock", 200)));
        Assert.Equal("E0802", Assert.Single(ArchiveReader.Verify(path, Cancel).Diagnostics).Code);
        Assert.Equal("E0801", Assert.Single(ArchiveReader.Verify(folder.File("none.culm"), Cancel).Diagnostics).Code);
    }

    [Fact]
    public void A_foreign_trigger_or_view_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        Change(path, "CREATE VIEW extra AS SELECT 1");
        Assert.Equal("E0804", Assert.Single(ArchiveReader.Verify(path, Cancel).Diagnostics).Code);
    }

    [Fact]
    public void A_cancelled_write_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ArchiveWriter.Write(folder.File("a.culm"), InventedResult.Create(), InventedAnswer.Create(), Json, source.Token));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_write_cancelled_half_way_leaves_the_old_archive()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.culm");
        var hash = ArchiveWriter.Write(path, InventedResult.Create(), InventedAnswer.Create(), Json, Cancel);
        using var source = new CancellationTokenSource();
        var answer = InventedAnswer.Create();

        var large = InventedResult.Create(20000);
        source.CancelAfter(TimeSpan.FromMilliseconds(20));
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                ArchiveWriter.Write(folder.File("b.culm"), large, answer, Json, source.Token);
            }
        });
        Assert.DoesNotContain(folder.Names(), n => n.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(hash, ArchiveReader.Verify(path, Cancel).Value);
    }

    private static void Change(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
