using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads cues in the passive, most of which name nobody.</summary>
internal sealed class PassiveCues(List<Token> tokens, SpeakerNames names, NameSpans spans)
{
    private static readonly FrozenSet<string> Being = WordTable.Set("is are was were be been being");

    private static readonly FrozenSet<string> UnnamedPassives = WordTable.Set("believed thought said reported estimated understood alleged feared expected assumed known rumoured rumored considered reckoned claimed assessed judged");

    /// <summary>"It is believed that", "are thought to have": nobody is named; "described as … by X": X.</summary>
    public Cue? Read(int k, int first, int last)
    {
        for (var i = k + 1; i + 1 < Math.Min(last, k + 14); i++)
        {
            if (tokens[i].Is("by") && CueVerbs.KindOf(tokens[k].Lower) is "say" or "think" && names.Of(i + 1, spans.NameEnd(i + 1, last)) is { } agent && (agent.IsPerson || agent.IsOutlet))
            {
                return new Cue(agent, "passive-by", first, last, i, spans.NameEnd(i + 1, last), string.Empty);
            }

            if (!tokens[i].IsWord)
            {
                break;
            }
        }

        var next = k + 1 < last ? tokens[k + 1].Lower : string.Empty;
        return UnnamedPassives.Contains(tokens[k].Lower) && (next is "to" or "that" || next is "at" && tokens[k].Is("estimated")) ? new Cue(Speaker.Unnamed, "passive-unnamed", first, last, k, k, string.Empty) : null;
    }

    /// <summary>Whether a verb follows a form of "to be": "was told", "is widely believed".</summary>
    /// <param name="k">The verb.</param>
    /// <param name="floor">The first token that may belong to it.</param>
    public bool IsPassive(int k, int floor)
    {
        for (var i = k - 1; i >= Math.Max(floor, k - 4); i--)
        {
            if (Being.Contains(tokens[i].Lower))
            {
                return !tokens[k].Lower.EndsWith("ing", StringComparison.Ordinal);
            }

            if (!CueVerbs.IsHelper(tokens[i].Lower) && !tokens[i].Lower.EndsWith("ly", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }
}
