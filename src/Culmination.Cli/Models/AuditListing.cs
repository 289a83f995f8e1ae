using System.Globalization;
using Culmination.Analysis.Auditing;
using Culmination.Analysis.Documents;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Loops;

namespace Culmination.Cli.Models;

/// <summary>An audit as text and as JSON.</summary>
internal static class AuditListing
{
    public static void Write(Page page, AuditReport report)
    {
        page.Line("Links: with all other variables of the structure held on their base path, the");
        page.Line("source moved by 5 % for one week; response of the target over the link's delay,");
        page.Line("as a share of it: in the middle of the responses, and reached in a fifth of the");
        page.Line(string.Create(CultureInfo.InvariantCulture, $"states (a link is found from {LinkFinding.Least:0e+0} on; rounding stays below 1e-12)."));
        page.Blank();
        page.Line(Row("link", "source", "sign", "target", "basis", "sign found", "states", "middle", "a fifth"));
        foreach (var link in report.Links)
        {
            page.Line(
                Row(
                    link.Link.Id,
                    link.Link.Source,
                    Sign(link.Link.Polarity),
                    link.Link.Target,
                    link.Link.Basis,
                    link.Responding == 0 ? "none" : Percent(link.WithSign, link.Responding),
                    Percent(link.Responding, link.States),
                    link.Responding == 0 ? "" : link.Size.ToString("0.0e+0", CultureInfo.InvariantCulture),
                    link.Responding == 0 ? "" : link.Reached.ToString("0.0e+0", CultureInfo.InvariantCulture)) + (link.IsFound ? "" : "  " + What(link)),
                link.IsFound ? Emphasis.None : Emphasis.Error);
        }

        var outcomes = report.Links.Where(l => l.States > 0 && l.States != report.States).ToList();
        if (outcomes.Count > 0)
        {
            page.Wrap(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{string.Join(", ", outcomes.Select(l => l.Link.Id))} lead to outcomes: the mean time to the event in {outcomes[0].States} ensembles of {AuditReport.FuturesPerEnsemble} futures each, nothing held but orders. Most futures have no event, or none that 5 % would move; few futures would leave the sign to chance."),
                indent: 0);
        }

        page.Blank();
        page.Line("Loops:");
        foreach (var loop in report.Loops)
        {
            var sign = loop.Loop.Polarity > 0 ? "reinforcing" : "balancing";
            page.Wrap(
                $"{loop.Loop.Id,-4} {sign,-11} {string.Join(" > ", loop.Loop.Path)}{(loop.IsFound ? "" : ": " + What(loop))}", indent: 0, hanging: 4, emphasis: loop.IsFound ? Emphasis.None : Emphasis.Error);
        }

        page.Blank();
        page.Line(string.Create(
            CultureInfo.InvariantCulture, $"{report.States} states (parameter sets and start weeks), seed {report.Seed}; sign found: share of the responses that are not zero"));
        var missing = report.Links.Where(l => !l.IsFound).Select(l => l.Link.Id).ToList();
        var open = report.Loops.Where(l => !l.IsFound).Select(l => l.Loop.Id).ToList();
        page.Line(
            string.Create(CultureInfo.InvariantCulture, $"{report.Links.Length - missing.Count} of {report.Links.Length} links, {report.Loops.Length - open.Count} of {report.Loops.Length} loops")
            + (missing.Count + open.Count > 0 ? "; missing: " + string.Join(", ", missing.Concat(open)) : ""),
            report.IsComplete ? Emphasis.None : Emphasis.Error);
    }

    public static string Json(AuditReport report) => JsonText.Document("culmination.audit/1", json =>
    {
        json.WriteNumber("states", report.States);
        json.WriteNumber("seed", report.Seed);
        json.WriteNumber("links_found", report.Links.Count(l => l.IsFound));
        json.WriteNumber("loops_found", report.Loops.Count(l => l.IsFound));
        json.Objects("links", report.Links, static (json, link) =>
        {
            json.WriteString("id", link.Link.Id);
            json.WriteString("source", link.Link.Source);
            json.WriteString("target", link.Link.Target);
            json.WriteNumber("polarity", link.Link.Polarity);
            json.WriteString("basis", link.Link.Basis);
            json.WriteString("claims", link.Link.Claims);
            json.WriteBoolean("found", link.IsFound);
            json.WriteNumber("states_responding", link.Responding);
            json.WriteNumber("states_with_sign", link.WithSign);
            json.WriteNumber("median_response", link.Size);
            json.WriteNumber("response_in_a_fifth_of_states", link.Reached);
        });
        json.Objects("loops", report.Loops, static (json, loop) =>
        {
            json.WriteString("id", loop.Loop.Id);
            json.WriteNumber("polarity", loop.Loop.Polarity);
            json.WriteBoolean("found", loop.IsFound);
            json.Strings("path", loop.Loop.Path);
            json.Strings("missing", loop.Missing);
        });
    });

    private static string What(LinkFinding link) => link switch
    {
        { States: 0 } => "NOT TRIED",
        { Responding: 0 } => "NO RESPONSE",
        { HasSign: false } => "WRONG SIGN",
        _ => "TOO FEW STATES",
    };

    private static string What(LoopFinding loop) =>
        loop.Missing.IsEmpty ? "its links make the other polarity" : "without " + string.Join(", ", loop.Missing);

    private static string Row(string id, string source, string sign, string target, string basis, string found, string states, string size, string reached) =>
        $"{id,-5}{source,-20}{sign,-5}{target,-20}{basis,-11}{found,10}{states,8}{size,9}{reached,9}";

    private static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} %");

    private static string Sign(int polarity) => polarity > 0 ? "+" : "-";
}
