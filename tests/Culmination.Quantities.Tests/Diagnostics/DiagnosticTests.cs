using Culmination.Quantities.Diagnostics;

namespace Culmination.Quantities.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    [Fact]
    public void A_text_that_quotes_something_endless_keeps_its_beginning_and_its_end()
    {
        var d = Diagnostic.Error("E0302", null, $"there is no '{new string('x', 100_000)}' here", $"known: {new string('y', 100_000)}");
        Assert.InRange(d.Message.Length, 900, 1100);
        Assert.StartsWith("there is no 'xxx", d.Message, StringComparison.Ordinal);
        Assert.EndsWith("xxx' here", d.Message, StringComparison.Ordinal);
        Assert.InRange(d.Help!.Length, 900, 1100);
        Assert.Equal("short", Diagnostic.Warning("W0105", null, "short").Message);
    }
}
