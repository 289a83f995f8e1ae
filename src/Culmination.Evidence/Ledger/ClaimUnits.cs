using System.Text.RegularExpressions;

namespace Culmination.Evidence.Ledger;

/// <summary>Units of claims: words, products and quotients of them. Whether one fits a model is found out when a scenario uses the claim.</summary>
internal static partial class ClaimUnits
{
    /// <summary>What is wrong with a unit, or null.</summary>
    public static string? Problem(string unit) =>
        Shape().IsMatch(unit) ? null : "it is not made of words, numbers, *, / and ^";

    [GeneratedRegex(@"^(1|%|[\p{L}_][\p{L}\d_ ]*(\^\d)?)(\s{0,8}[*/]\s{0,8}(\d+|[\p{L}_][\p{L}\d_ ]*(\^\d)?))*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
