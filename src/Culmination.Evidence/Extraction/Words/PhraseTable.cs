using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Words;

/// <summary>Phrases by their first word, longest first: looked up at a token in bounded time.</summary>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Value)[]> _byFirst;

    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        _byFirst = phrases.Select(p => (Words: p.Phrase.Split(' '), p.Value)).GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The longest phrase that begins at a token, or null.</summary>
    public (int Last, T Value)? At(List<Token> tokens, int at, int last)
    {
        if (!_byFirst.TryGetValue(tokens[at].Lower, out var candidates))
        {
            return null;
        }

        foreach (var (words, value) in candidates)
        {
            var i = 1;
            while (i < words.Length && at + i < last && string.Equals(tokens[at + i].Lower, words[i], StringComparison.Ordinal))
            {
                i++;
            }

            if (i == words.Length)
            {
                return (at + words.Length, value);
            }
        }

        return null;
    }
}
