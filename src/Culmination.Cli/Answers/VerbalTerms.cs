using Culmination.Analysis.Findings;

namespace Culmination.Cli.Answers;

/// <summary>The yardstick's terms as they stand in a sentence.</summary>
internal static class VerbalTerms
{
    /// <summary>"a realistic possibility", "highly unlikely".</summary>
    public static string Of(double p) => Article(p) + ProbabilityTerms.Of(p).Term;

    /// <summary>"a REALISTIC POSSIBILITY": for the one sentence that carries the answer.</summary>
    public static string Loud(double p) => Article(p) + ProbabilityTerms.Of(p).Term.ToUpperInvariant();

    /// <summary>0 for the least likely term, 6 for the most.</summary>
    public static int Rank(double p) => ProbabilityTerms.Rank(p);

    /// <summary>Only the terms that are nouns take one.</summary>
    private static string Article(double p) => ProbabilityTerms.Of(p).Term is "remote chance" or "realistic possibility" ? "a " : string.Empty;
}
