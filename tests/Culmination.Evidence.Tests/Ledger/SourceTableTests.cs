using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Tests.Ledger;

public sealed class SourceTableTests : IDisposable
{
    private readonly LedgerFiles files = new();

    [Fact]
    public void A_row_is_read_as_it_stands()
    {
        var read = SourceTable.Read(files.Write("sources.csv", "id,name,kind,reliability,note\nuk-di,\"Ministry of Defence, UK\",state,B,daily\n"));
        Assert.Empty(read.Diagnostics);
        var source = Assert.Single(read.Value!.Sources);
        Assert.Equal(("uk-di", "Ministry of Defence, UK", "state", 'B', "daily"), (source.Id, source.Name, source.Kind, source.Reliability, source.Note));
    }

    [Theory]
    [InlineData("uk,UK,state,G,\n", "E0617 2:13")]
    [InlineData("uk,UK,state,,\n", "E0613 2:13")]
    [InlineData("uk,,state,A,\n", "E0613 2:4")]
    [InlineData("uk,UK,state,A,\nuk,UK,state,A,\n", "E0608 3:1")]
    [InlineData("uk,UK,state\n", "E0604 2:12")]
    [InlineData("uk,UK,state,A,keeps GPS tracks\n", "E0901 2:21")]
    public void A_mistake_is_found_at_its_place(string rows, string expected)
    {
        var read = SourceTable.Read(files.Write("sources.csv", $"id,name,kind,reliability,note\n{rows}"));
        Assert.Equal([expected], LedgerFiles.Lines(read.Diagnostics));
        Assert.False(read.Succeeded);
    }

    public void Dispose() => files.Dispose();
}
