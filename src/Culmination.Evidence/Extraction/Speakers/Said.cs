namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Who asserts a sentence.</summary>
/// <param name="Cue">Its own cue, if it has one: left out of the statement's span.</param>
/// <param name="Via">Through whom the text has it.</param>
internal sealed record Said(Speaker Speaker, string Rule, Cue? Cue, string Via);
