namespace Culmination.Cli.Answers;

/// <summary>The probability yardstick's terms (UK Professional Head of Intelligence Assessment); a share between two ranges takes the nearer one.</summary>
internal static class VerbalTerms
{
    private static readonly (double Low, double High, string Term)[] Ranges =
    [
        (0.00, 0.05, "a remote chance"),
        (0.10, 0.20, "highly unlikely"),
        (0.25, 0.35, "unlikely"),
        (0.40, 0.50, "a realistic possibility"),
        (0.55, 0.75, "likely"),
        (0.80, 0.90, "highly likely"),
        (0.95, 1.00, "almost certain"),
    ];

    public static string Of(double p) => Ranges[Rank(p)].Term;

    /// <summary>"a REALISTIC POSSIBILITY": for the one sentence that carries the answer.</summary>
    public static string Loud(double p)
    {
        var term = Of(p);
        return term.StartsWith("a ", StringComparison.Ordinal) ? "a " + term[2..].ToUpperInvariant() : term.ToUpperInvariant();
    }

    /// <summary>0 for the least likely term, 6 for the most.</summary>
    public static int Rank(double p)
    {
        for (var i = 0; i < Ranges.Length - 1; i++)
        {
            if (p < (Ranges[i].High + Ranges[i + 1].Low) / 2)
            {
                return i;
            }
        }

        return Ranges.Length - 1;
    }
}
