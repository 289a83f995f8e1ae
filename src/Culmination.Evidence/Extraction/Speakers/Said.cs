using System.Collections.Immutable;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Who asserts a sentence, or a part of one.</summary>
/// <param name="Cue">Its own cue, if it has one: left out of the statement's span.</param>
/// <param name="Via">Through whom the text has it.</param>
internal sealed record Said(Speaker Speaker, string Rule, Cue? Cue, string Via)
{
    /// <summary>Where others spoke earlier in the sentence: all its parts in order, the last of them this one. Empty where one speaks for the whole sentence.</summary>
    public ImmutableArray<SaidPart> Parts { get; init; } = [];

    /// <summary>The parts of a sentence that this is said of: at least one.</summary>
    public ImmutableArray<SaidPart> PartsOf(int first, int last) => Parts.IsEmpty ? [new SaidPart(first, last, this)] : Parts;
}

/// <summary>A part of a sentence and who asserts it.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">One past its last.</param>
internal sealed record SaidPart(int First, int Last, Said Said);
