using Culmination.Analysis.Findings;

namespace Culmination.Cli.Answers;

/// <summary>One character per cause, the same in every plot and table of an answer; shape, never colour, tells causes apart.</summary>
internal sealed class CauseSymbols
{
    private const string Marks = "ox+#@%&$=~";

    private readonly Dictionary<string, char> _symbols = new(StringComparer.Ordinal);

    private CauseSymbols(IReadOnlyList<(string Cause, string Label)> shown)
    {
        Shown = shown;
        for (var i = 0; i < shown.Count; i++)
        {
            _symbols.Add(shown[i].Cause, Marks[Math.Min(i, Marks.Length - 1)]);
        }
    }

    /// <summary>The causes that come first in at least half a percent of the futures under some policy, in the scenario's order; at least the race's two.</summary>
    public IReadOnlyList<(string Cause, string Label)> Shown { get; }

    public char this[string cause] => _symbols.TryGetValue(cause, out var symbol) ? symbol : '?';

    public static CauseSymbols Of(Answer answer)
    {
        var race = answer.Policies[0].Race;
        var dotted = answer.Policies.SelectMany(p => p.WhenDots).Select(d => d.Cause).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shown = answer.Policies
            .SelectMany(p => p.First)
            .Where(c => !IsNone(c.Cause))
            .GroupBy(c => c.Cause, StringComparer.Ordinal)
            .Where(g => g.Any(c => c.P >= 0.005) || dotted.Contains(g.Key) || g.Key == race.Cause || g.Key == race.Rival)
            .Select(g => (g.Key, g.First().Label))
            .ToList();
        return new CauseSymbols(shown);
    }

    public static bool IsNone(string cause) => string.Equals(cause, "none", StringComparison.Ordinal);

    /// <summary>"o North runs short of ammunition", a line each.</summary>
    public IEnumerable<string> Key() => Shown.Select(c => $"{this[c.Cause]} {c.Label}");
}
