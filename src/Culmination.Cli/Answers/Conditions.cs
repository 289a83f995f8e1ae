using Culmination.Analysis.Findings;

namespace Culmination.Cli.Answers;

/// <summary>What a policy supposes, as it stands after the word "if" within a sentence.</summary>
internal static class Conditions
{
    private const string If = "if ";

    public static string Of(PolicyAnswer policy)
    {
        var text = policy.Condition.Trim().TrimEnd('.');
        return text.StartsWith(If, StringComparison.OrdinalIgnoreCase) ? text[If.Length..] : text;
    }
}
