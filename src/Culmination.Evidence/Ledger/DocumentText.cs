using System.Security.Cryptography;
using System.Text;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>The text of a document, laid beside what the ledger says of it.</summary>
/// <param name="Text">Without byte order mark, lines ended by a line feed: spans count its characters.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record DocumentText(string Path, string Text, string Sha256)
{
    /// <summary>Reads a text of at most 16 MB.</summary>
    public static Checked<DocumentText> Read(string path)
    {
        var found = new List<Diagnostic>();
        return CsvFile.ReadText(path, found) is { } text ? Checked.Of(Of(path, text)) : Checked.Fail<DocumentText>(found);
    }

    /// <summary>The text as spans count it, and its hash.</summary>
    public static DocumentText Of(string path, string text)
    {
        var plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new DocumentText(path, plain, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))));
    }

    /// <summary>The document of the ledger that has this text, or null.</summary>
    public Document? Find(EvidenceLedger ledger) => ledger.Documents.FirstOrDefault(d => string.Equals(d.Sha256, Sha256, StringComparison.Ordinal));

    /// <summary>What does not fit: another hash than the document's, spans beyond the end, quotations that do not stand in their spans.</summary>
    public IEnumerable<Diagnostic> Check(EvidenceLedger ledger, Document document)
    {
        if (document.Sha256.Length > 0 && !string.Equals(document.Sha256, Sha256, StringComparison.Ordinal))
        {
            yield return LedgerDiagnostics.OtherText(document.Span, document.Id, Sha256);
            yield break;
        }

        foreach (var claim in ledger.Claims.Where(c => string.Equals(c.Document, document.Id, StringComparison.Ordinal)))
        {
            if (claim.SpanEnd > Text.Length)
            {
                yield return LedgerDiagnostics.NotThereInText(claim.Span, System.FormattableString.Invariant($"the span of '{claim.Id}' ends at {claim.SpanEnd}, the text has {Text.Length} characters"));
                continue;
            }

            var passage = claim is { SpanStart: { } start, SpanEnd: { } end } ? Text[start..end] : Text;
            if (claim.Quotation.Length > 0 && !ClaimQuotation.Plain(passage).Contains(ClaimQuotation.Plain(claim.Quotation), StringComparison.Ordinal))
            {
                yield return LedgerDiagnostics.NotThereInText(
                    claim.Span, $"the quotation of '{claim.Id}' does not stand in {(claim.SpanStart is null ? "the text" : $"its span, which reads: {Shortened(ClaimQuotation.Plain(passage))}")}");
            }
        }
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
