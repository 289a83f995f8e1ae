using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Verbs by which a text says who says so.</summary>
internal static class CueVerbs
{
    private static readonly FrozenDictionary<string, string> Kinds = WordTable.Read("cues")
        .SelectMany(r => r[1].Split(' ').Select(w => (Word: w, Kind: r[0]))).DistinctBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(p => p.Word, p => p.Kind, StringComparer.Ordinal);

    // Forms that are nouns as often: they need a subject before them and something said after them.
    private static readonly FrozenSet<string> Nouns = WordTable.Set(
        "report reports claim claims state stated note notes estimate estimates count counts record records document documents show shows find call calls judge judges fear fears hope hopes doubt doubts comment comments caution stress brief briefs put puts assume suspect suspects reply replies maintain maintained found shown showed called recorded documented counted continue continued add adds added urge urges agree agrees agreed observe observed refer refers referred arrive arrives arrived consider considers considered describe describes described respond responds responded recall recalls recalled reveal reveals revealed indicate indicates indicated suggest suggests suggested tell told finds verify verified expect expects expected");

    // Between a subject and its verb.
    private static readonly FrozenSet<string> Helpers = WordTable.Set("has have had is was are were would could will may might can did does do not also now just still then even recently already later earlier once again further always often never n't only repeatedly openly initially since both all");

    public static bool IsCue(string word) => Kinds.ContainsKey(word);

    /// <summary>say, think or find; empty when it is none.</summary>
    public static string KindOf(string word) => Kinds.GetValueOrDefault(word) ?? string.Empty;

    /// <summary>Only the verbs that are hardly anything else: said, says, told, believes, warned, …</summary>
    public static bool IsSaying(string word) => Kinds.ContainsKey(word) && (!Nouns.Contains(word) || word is "told" or "tell");

    /// <summary>Needs "that" or a name or pronoun after it to be taken for a verb of speech.</summary>
    public static bool IsWeak(string word) => Nouns.Contains(word);

    /// <summary>Whether a word may stand between a subject and its verb: has, will, also, only, …</summary>
    public static bool IsHelper(string word) => Helpers.Contains(word);
}
