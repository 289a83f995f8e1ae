namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>A cue found in a sentence: who says it and where.</summary>
/// <param name="From">First token of what is said with its cue.</param>
/// <param name="To">One past the last.</param>
/// <param name="CueFirst">First token of the cue itself ("says X"), left out of the statement.</param>
/// <param name="CueLast">One past its last token.</param>
internal sealed record Cue(Speaker Speaker, string Rule, int From, int To, int CueFirst, int CueLast, string Via)
{
    /// <summary>A tag at the end: it may also cover the sentences before it.</summary>
    public bool IsTag => Rule is "inverted" or "tag";
}
