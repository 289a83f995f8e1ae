namespace Culmination.Evidence.Ledger;

/// <summary>The words of a document that a claim keeps: few, so that the ledger is no copy of it.</summary>
internal static class ClaimQuotation
{
    public const int MostWords = 15;

    /// <summary>Words at blanks; a dash that stands alone is none.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    /// <summary>A text with every run of blanks and line ends as one blank.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
