using System.Collections.Immutable;

namespace Culmination.Evidence.Grading;

/// <summary>A published table of words for probabilities. Which one a text is read by follows its speaker, not its reader.</summary>
/// <param name="Terms">From the least likely to the most.</param>
public sealed record ProbabilityScale(string Name, string Citation, ImmutableArray<ProbabilityTerm> Terms)
{
    /// <summary>For British sources. It leaves gaps on purpose.</summary>
    public static ProbabilityScale Phia { get; } = new(
        "PHIA",
        "Professional Head of Intelligence Assessment (UK Government), Communicating probability with the Probability Yardstick",
        [
            new("remote chance", 0, 0.05),
            new("highly unlikely", 0.10, 0.20),
            new("unlikely", 0.25, 0.35),
            new("realistic possibility", 0.40, 0.50),
            new("likely", 0.55, 0.75),
            new("highly likely", 0.80, 0.90),
            new("almost certain", 0.95, 1),
        ]);

    /// <summary>For sources of the United States, and for others with a flag.</summary>
    public static ProbabilityScale Icd203 { get; } = new(
        "ICD 203",
        "Office of the Director of National Intelligence, Intelligence Community Directive 203, Analytic Standards (2015)",
        [
            new("almost no chance", 0.01, 0.05) { OtherWords = ["remote"] },
            new("very unlikely", 0.05, 0.20) { OtherWords = ["highly improbable"] },
            new("unlikely", 0.20, 0.45) { OtherWords = ["improbable"] },
            new("roughly even chance", 0.45, 0.55) { OtherWords = ["roughly even odds", "even chance"] },
            new("likely", 0.55, 0.80) { OtherWords = ["probable", "probably"] },
            new("very likely", 0.80, 0.95) { OtherWords = ["highly probable"] },
            new("almost certain", 0.95, 0.99) { OtherWords = ["almost certainly", "nearly certain"] },
        ]);

    /// <summary>Words that no standard covers, read as this project chooses.</summary>
    public static ProbabilityScale Chosen { get; } = new("analyst's choice", "this project; no standard", [new("few believe", 0.05, 0.20), new("most expect", 0.80, 0.95)]);

    /// <summary>The term a word stands for, letter case apart, or null.</summary>
    public ProbabilityTerm? Find(string word)
    {
        foreach (var term in Terms)
        {
            if (term.Term.Equals(word, StringComparison.OrdinalIgnoreCase) || term.OtherWords.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return term;
            }
        }

        return null;
    }
}

/// <param name="Low">The least share it stands for.</param>
/// <param name="High">The greatest.</param>
public sealed record ProbabilityTerm(string Term, double Low, double High)
{
    /// <summary>What else the standard calls it.</summary>
    public ImmutableArray<string> OtherWords { get; init; } = [];
}
