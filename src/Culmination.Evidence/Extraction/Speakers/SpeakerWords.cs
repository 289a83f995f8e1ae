using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Words for people, bodies and media, from the table of speakers.</summary>
internal static class SpeakerWords
{
    private static readonly IReadOnlyList<string[]> Rows = WordTable.Read("speakers");

    /// <summary>What a person is: minister, general, doctor.</summary>
    public static readonly FrozenSet<string> Offices = Of("office");

    /// <summary>Several people or papers: officials, experts, figures.</summary>
    public static readonly FrozenSet<string> Groups = Of("group");

    /// <summary>Those of the groups that nobody can ask: sources, observers.</summary>
    public static readonly FrozenSet<string> Vague = Of("vague");

    /// <summary>Bodies and states, and the capitals that stand for them.</summary>
    public static readonly FrozenSet<string> Bodies = Of("body");

    /// <summary>Media: they carry what others say.</summary>
    public static readonly FrozenSet<string> Outlets = Of("outlet");

    /// <summary>Words by which an expert is meant again.</summary>
    public static readonly FrozenSet<string> Experts = Of("expert");

    /// <summary>Heads of the body named beside them.</summary>
    public static readonly FrozenSet<string> Directors = Of("director");

    /// <summary>Writings that speak for the body that spoke last.</summary>
    public static readonly FrozenSet<string> Papers = Of("paper");

    /// <summary>Left out of names.</summary>
    public static readonly FrozenSet<string> Articles = WordTable.Set("the a an this that");

    private static FrozenSet<string> Of(string kind) => WordTable.Set(Rows.Single(r => string.Equals(r[0], kind, StringComparison.Ordinal))[1]);
}
