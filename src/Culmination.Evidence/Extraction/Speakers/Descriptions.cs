using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads descriptions: of somebody named before ("the researcher", "the minister", "the POWs"), or of people by what they are now.</summary>
internal sealed class Descriptions(List<Token> tokens, NameWords words, SpeakerRoll roll)
{
    /// <summary>The speaker whom a description means, or null.</summary>
    public Speaker? Of(int first, int last) => Relative(first, last) ?? Before(first, last);

    /// <summary>"Russian soldiers who are now prisoners of war" are Russian POWs.</summary>
    private Speaker? Relative(int first, int last)
    {
        for (var i = first + 1; i + 2 < last; i++)
        {
            if (tokens[i].Is("who") && tokens[i + 1].Lower is "are" or "were" or "is" or "was")
            {
                var from = i + 2;
                while (from < last && tokens[from].Lower is "now" or "currently" or "both" or "all")
                {
                    from++;
                }

                var what = words.Text(from, last).Replace("prisoners of war", "POWs", StringComparison.OrdinalIgnoreCase);
                var whose = tokens[first].Capital && i - first > 1 ? words.Text(first, first + 1) + " " : string.Empty;
                return roll.Known("group:" + what.ToLowerInvariant(), () => new Speaker(whose + what) { IsPlural = true, IsPerson = true });
            }
        }

        return null;
    }

    /// <summary>the researcher, the minister, the POWs: who was named before and fits.</summary>
    private Speaker? Before(int first, int last)
    {
        if (last - first == 2 && tokens[first].Lower is "the" or "its" or "their" && SpeakerWords.Papers.Contains(tokens[last - 1].Lower))
        {
            // "the report said": the body that spoke last, whose report it is.
            return roll.LastPlural is { IsPlural: false } ? roll.LastPlural : null;
        }

        if (!tokens[first].Is("the") || last - first > 3)
        {
            return null;
        }

        var noun = tokens[last - 1].Lower;
        if (roll.Find("group:" + noun) is { } group)
        {
            return group;
        }

        if (SpeakerWords.Experts.Contains(noun) && !tokens[last - 1].Capital)
        {
            return roll.LastExpert ?? roll.LastPerson;
        }

        return SpeakerWords.Offices.Contains(noun) && !tokens[last - 1].Capital && last - first == 2 ? roll.Recent(noun) ?? roll.LastPerson : null;
    }
}
