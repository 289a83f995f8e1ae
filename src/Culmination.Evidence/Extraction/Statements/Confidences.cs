using System.Collections.Frozen;
using System.Globalization;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Statements;

/// <summary>How often a rule was right on the texts it was measured on: (right + 1) / (proposed + 2), so that a rule seen once is not taken for certain.</summary>
internal static class Confidences
{
    private const double Unmeasured = 0.5;

    private static readonly FrozenDictionary<string, double> Measured = WordTable.Read("confidences")
        .ToFrozenDictionary(r => r[0], r => double.Parse(r[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static double Of(string rule) => Measured.GetValueOrDefault(rule, Unmeasured);
}
