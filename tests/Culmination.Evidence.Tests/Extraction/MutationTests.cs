using System.Text;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Documents;
using Culmination.Quantities.Random;

namespace Culmination.Evidence.Tests.Extraction;

/// <summary>Texts cut, mixed and spoiled at seeded places: never an exception, and every span stands in the text.</summary>
public sealed class MutationTests
{
    private const string Marks = "–—-“”\"'’.,:;!?()[]/%$£€+&<>\n\t 0123456789٣½\u00A0\u2060\uFEFF\uD83D\uDE00\0éЖ漢";

    private static readonly string[] Words =
        ["between", "and", "million", "half", "a", "to", "or", "-", "–", "said", "that", "he", "%", "per", "day", "Photo:", "one", "of", "third", "times", "as", "$", "1,2", "99999999999999999999999999999999999999999999", "31 February 2023", "0/0/2000", "Q:", "“", "if", "thousand", "last", "week", "since", "the war began", "day 99999", "1:", "<p>", "&amp;", "&#xD800;", "according to", "Reuters"];

    [Fact]
    public void Two_thousand_spoiled_texts_are_read_without_exception() => Run(2000, 1);

    [Fact]
    [Trait("Category", "Long")]
    public void Ten_thousand_spoiled_texts_are_read_without_exception() => Run(10_000, 2);

    private static void Run(int count, ulong seed)
    {
        string[] sources = [.. Texts.OwnTexts().Select(t => t.Text)];
        for (var i = 0; i < count; i++)
        {
            var draws = new Draws(seed, (ulong)i);
            var text = Spoiled(sources[draws.Below(sources.Length)], draws);
            var read = SourceText.Read("spoiled", Encoding.UTF8.GetBytes(text));
            Assert.True(read.Succeeded);
            foreach (var given in new[] { text, read.Value.Text })
            {
                var result = ClaimExtractor.Extract(given, new ExtractionOptions(new DateOnly(2023, 1 + draws.Below(12), 1)));
                Assert.All(result.Proposals, p => Assert.True(p.Start >= 0 && p.Start < p.End && p.End <= given.Length && p.Confidence is > 0 and <= 1 && !(p.Low > p.High), given));
                Assert.All(result.Links, l => Assert.True(l.Start >= 0 && l.Start < l.End && l.End <= given.Length));
            }
        }
    }

    private static string Spoiled(string source, Draws draws)
    {
        var start = draws.Below(source.Length);
        var text = new StringBuilder(source, start, Math.Min(source.Length - start, 50 + draws.Below(900)), 4096);
        for (var n = 1 + draws.Below(12); n > 0 && text.Length > 0; n--)
        {
            var at = draws.Below(text.Length);
            switch (draws.Below(6))
            {
                case 0:
                    text.Remove(at, Math.Min(text.Length - at, 1 + draws.Below(20)));
                    break;
                case 1:
                    text.Insert(at, Marks[draws.Below(Marks.Length)]);
                    break;
                case 2:
                    text[at] = Marks[draws.Below(Marks.Length)];
                    break;
                case 3:
                    text.Insert(at, " " + Words[draws.Below(Words.Length)] + " ");
                    break;
                case 4:
                    text.Insert(at, text.ToString(at, Math.Min(text.Length - at, 1 + draws.Below(60))));
                    break;
                default:
                    text.Length = Math.Max(1, at);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Seeded draws: the same on every machine.</summary>
    private sealed class Draws(ulong seed, ulong number)
    {
        private ulong _next;

        public int Below(int count) => (int)(Philox.Block(_next++, number, seed).Low % (ulong)count);
    }
}
