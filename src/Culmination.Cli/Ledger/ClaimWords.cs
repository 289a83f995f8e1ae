using System.Globalization;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>What a claim says, in words.</summary>
internal static class ClaimWords
{
    /// <summary>40,000 to 60,000 persons; at least 500; about 180,000; no figure.</summary>
    public static string Figure(Claim claim) => claim.Bound switch
    {
        ClaimBound.Vague or ClaimBound.None => "no figure",
        ClaimBound.Lower => $"at least {Number(claim.Low ?? claim.Central)} {claim.Unit}",
        ClaimBound.LowerStrict => $"more than {Number(claim.Low ?? claim.Central)} {claim.Unit}",
        ClaimBound.Upper => $"at most {Number(claim.High ?? claim.Central)} {claim.Unit}",
        ClaimBound.UpperStrict => $"less than {Number(claim.High ?? claim.Central)} {claim.Unit}",
        ClaimBound.Approx => $"about {Number(claim.Middle)} {claim.Unit}",
        _ when claim.Low is not null && claim.High is not null =>
            $"{Number(claim.Low)} to {Number(claim.High)} {claim.Unit}{(claim.Central is { } central ? $", middle {Number(central)}" : string.Empty)}",
        _ => $"{Number(claim.Middle)} {claim.Unit}",
    };

    public static string Number(double? value) => value?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "–";
}
