using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Statements;

/// <summary>Whether a clause states a condition, a cause, something to come, or an event.</summary>
internal sealed class StatementKinds(List<Token> tokens)
{
    private static readonly PhraseTable<(string Order, string Sign)> Causes =
        new(WordTable.Read("causes").Select(r => (r[0], (r[1], r[2]))));

    private static readonly FrozenSet<string> Coming = WordTable.Set("will shall expects expect expected predicts predict predicted plans planning plan forecast forecasts intends likely unlikely");

    /// <summary>The kind of a clause and the rule that says so.</summary>
    public (ProposalKind Kind, string Rule) Of(int first, int last)
    {
        if (IsCondition(first, last))
        {
            return (ProposalKind.Conditional, "conditional");
        }

        if (Cause(first, last) is { } cause)
        {
            return (ProposalKind.Causal, cause.Order);
        }

        for (var i = first; i < last; i++)
        {
            if (Coming.Contains(tokens[i].Lower) && !(tokens[i].Is("will") && i + 1 < last && tokens[i + 1].Is("have")) || tokens[i].Lower is "few" or "most" && i + 2 < last && Speakers.CueVerbs.KindOf(tokens[i + 1].Lower) == "think"
                || tokens[i].Is("going") && i + 1 < last && tokens[i + 1].Is("to") && i > first && tokens[i - 1].Lower is "is" or "are")
            {
                return (ProposalKind.Forecast, "forecast");
            }
        }

        return (ProposalKind.Event, "event");
    }

    /// <summary>Whether it opens with if, unless, whether, provided that, as long as, or has an if in it.</summary>
    public bool IsCondition(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (tokens[i].Lower is "if" or "unless" && !(i > first && tokens[i - 1].Lower is "as" or "even" or "what" or "," && tokens[i].Is("if") && i + 1 < last && tokens[i + 1].Is("not"))
                || i == first && tokens[i].Lower is "whether" or "should" or "provided" or "assuming"
                || tokens[i].Is("provided") && i + 1 < last && tokens[i + 1].Is("that"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first causal cue: its tokens, its order and sign.</summary>
    public (int First, int Last, string Order, string Sign)? Cause(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (Causes.At(tokens, i, last) is { } hit)
            {
                return (i, hit.Last, hit.Value.Order, hit.Value.Sign);
            }
        }

        return null;
    }
}
