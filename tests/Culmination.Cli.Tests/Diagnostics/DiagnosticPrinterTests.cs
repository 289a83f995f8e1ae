using Culmination.Cli.Diagnostics;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Tests.Diagnostics;

public sealed class DiagnosticPrinterTests
{
    private static readonly string[] Source = ["format: culmination.scenario/1", "run: { members: many }", "\tbias: x"];

    [Fact]
    public void Diagnostics_look_like_this() => Golden.Equal("diagnostics.txt", Print(
        Diagnostic.Warning("W0507", new TextSpan("scenario.yaml", 3, 2, 4), "one source carries this answer"),
        Diagnostic.Error("E0501", new TextSpan("scenario.yaml", 2, 17, 4), "a whole number is expected here", "write `members: 4000`"),
        Diagnostic.Error("E0701", null, "there is no such file")));

    [Fact]
    public void A_place_past_the_end_of_the_file_or_line_is_no_bug_of_ours()
    {
        Print(Diagnostic.Error("E0501", new TextSpan("scenario.yaml", 99, 1), "x"));
        Print(Diagnostic.Error("E0501", new TextSpan("scenario.yaml", 1, 999, 50), "x"));
        Print(Diagnostic.Error("E0501", new TextSpan("gone.yaml", 1, 1), "x"));
    }

    [Fact]
    public void A_very_long_line_is_cut_around_the_place()
    {
        var page = new Page(80);
        var line = new string('a', 5000) + "HERE" + new string('b', 5000);
        DiagnosticPrinter.Print(page, [Diagnostic.Error("E0101", new TextSpan("m.xmile", 1, 5001, 4), "x")], _ => [line]);
        Assert.Contains("HERE", page.ToString(), StringComparison.Ordinal);
        Assert.All(page.ToString().Split('\n'), l => Assert.True(l.Length < 200));
    }

    private static string Print(params Diagnostic[] diagnostics)
    {
        var page = new Page(80);
        DiagnosticPrinter.Print(page, diagnostics, file => file == "scenario.yaml" ? Source : null);
        return page.ToString();
    }
}
