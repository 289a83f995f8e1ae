using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads the medium that somebody spoke to.</summary>
internal sealed class ToldMedium(List<Token> tokens, SpeakerNames names)
{
    /// <summary>"tells CNN": the medium that a speaker spoke to carries what was said; empty for none.</summary>
    public string After(int k, int last)
    {
        if (tokens[k].Lower is not ("told" or "tell" or "tells" or "telling") || k + 1 >= last)
        {
            return string.Empty;
        }

        var end = k + 1;
        while (end < last && end - k < 7 && (tokens[end].Capital || end == k + 1 && tokens[end].Is("the")))
        {
            end++;
        }

        return end > k + 1 && names.Of(k + 1, end) is { IsOutlet: true } outlet ? outlet.Display : string.Empty;
    }
}
