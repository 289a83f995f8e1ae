using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Tests.Ledger;

/// <summary>Small tables written to a folder of their own, and diagnostics as lines "code line:column".</summary>
internal sealed class LedgerFiles : IDisposable
{
    public const string Heading =
        "id,quantity_code,side,low,central,high,bound,unit,definition,as_of,published,period_start,asserted_by,reported_by,origin,relation,statement,link,entered";

    private readonly string folder = Directory.CreateTempSubdirectory("ledger").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public static string[] Lines(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{d.Code} {d.Span!.Line}:{d.Span.Column}"))];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
