using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Findings;

/// <summary>SHA-256 over the claims a scenario rests on, by id; where a claim stands in its file does not matter.</summary>
public static class ClaimsHash
{
    private const char Separator = '\u001f';

    /// <summary>The hash as 64 lower-case hex digits.</summary>
    public static string Of(ImmutableArray<Claim> claims)
    {
        var text = new StringBuilder();
        foreach (var c in claims.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            string?[] cells =
            [
                c.Id, c.QuantityCode, c.Side, Number(c.Low), Number(c.Central), Number(c.High), c.Bound.ToString(), c.Unit, c.Definition, Day(c.AsOf), Day(c.Published),
                Day(c.PeriodStart), c.AssertedBy, c.ReportedBy, c.Origin, c.Relation, c.Statement, c.Link, Day(c.Entered),
            ];
            text.AppendJoin(Separator, cells).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
