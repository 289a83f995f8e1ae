using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Statements;

/// <summary>A clause of a sentence: token indices, without joining words and marks around it.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Clause(int First, int Last);

/// <summary>Cuts a statement into clauses at semicolons and at joining words before a new subject.</summary>
internal sealed class Clauses(List<Token> tokens)
{
    private const int Shortest = 3;

    private static readonly FrozenSet<string> Joins = WordTable.Set("and but while whereas so or although though which who since because after before when");

    private static readonly FrozenSet<string> Subjects = WordTable.Set("he she it they we i you there this that these those the a an its their his her our most few many some several");

    private static readonly FrozenSet<string> Leading = WordTable.Set("and but so or yet while whereas although though that which who after before when nevertheless however therefore also");

    public List<Clause> Of((int First, int Last) stretch)
    {
        var (first, last) = stretch;
        var found = new List<Clause>();
        var start = first;
        for (var i = first + 1; i < last; i++)
        {
            if (i - start >= Shortest && last - i > Shortest && IsCut(i, start, last))
            {
                Add(found, start, i);
                start = i;
            }
        }

        Add(found, start, last);
        return found;
    }

    private bool IsCut(int i, int start, int last)
    {
        var token = tokens[i];
        if (token.Kind is TokenKind.Semicolon)
        {
            return true;
        }

        if (token.Kind == TokenKind.Comma)
        {
            var next = tokens[i + 1];
            return Joins.Contains(next.Lower) && i + 2 < last && !IsEnumeration(i, start);
        }

        return token.Lower is "and" or "but" && i + 1 < last && tokens[i - 1].Kind != TokenKind.Comma && Subjects.Contains(tokens[i + 1].Lower) && tokens[i + 1].Lower is "he" or "she" or "it" or "they" or "we" or "i" or "there";
    }

    /// <summary>"men, women, and children": commas of a list.</summary>
    private bool IsEnumeration(int comma, int start)
    {
        for (var i = comma - 1; i >= Math.Max(start, comma - 3); i--)
        {
            if (tokens[i].Kind == TokenKind.Comma)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(List<Clause> found, int first, int last)
    {
        while (first < last && (!IsContent(first) || Leading.Contains(tokens[first].Lower)))
        {
            first += tokens[first].Is("after") && first + 1 < last && tokens[first + 1].Is("all") ? 2 : 1;
        }

        while (last > first && !IsContent(last - 1))
        {
            last--;
        }

        if (first < last)
        {
            found.Add(new Clause(first, last));
        }
    }

    private bool IsContent(int i) => tokens[i].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Code or TokenKind.Currency or TokenKind.Percent or TokenKind.Ordinal or TokenKind.Date or TokenKind.Clock or TokenKind.Close;
}
