using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Finds in one sentence who is named as saying it.</summary>
internal sealed class CueReader
{
    private readonly TagCues _tags;
    private readonly InsideCues _inside;

    public CueReader(List<Token> tokens, SpeakerNames names)
    {
        var spans = new NameSpans(tokens);
        var passives = new PassiveCues(tokens, names, spans);
        var told = new ToldMedium(tokens, names);
        _tags = new TagCues(tokens, names, spans, passives, told);
        _inside = new InsideCues(tokens, names, spans, new VerbCues(tokens, names, spans, passives, told));
    }

    /// <summary>The cue of a sentence or of a part of one: its tag, or else a cue before or inside what is said.</summary>
    public Cue? Own(int first, int last) => Tag(first, last) ?? Inside(first, last);

    /// <summary>The tag at the end of a sentence ("…, says X."), or null.</summary>
    public Cue? Tag(int first, int last) => _tags.Read(first, last);

    /// <summary>A cue before or inside what is said ("X says that …", "according to X", "… is believed to …"), or null.</summary>
    public Cue? Inside(int first, int last) => _inside.Read(first, last);
}
