using System.CommandLine;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination evidence pool LEDGER QUANTITY</c>: one distribution from the claims about a quantity, or why there is none (exit 5).</summary>
internal static class PoolCommand
{
    public static Command Create(Screen screen)
    {
        var ledger = EvidenceCommand.LedgerArgument();
        var quantity = new Argument<string>("quantity") { Description = "A quantity code, as listed by evidence list." };
        var side = new Option<string?>("--side") { Description = "The side, where there are claims about several." };
        var day = new Option<DateOnly?>("--as-of") { Description = "Claims published by this day; usually the scenario's date of issue.", CustomParser = OptionParsing.Day };
        var window = new Option<int?>("--window") { Description = "Claims about the days before: how many (60).", CustomParser = OptionParsing.PositiveCount };
        var definition = new Option<string[]>("--definition") { Description = "Only definitions that begin with this; several are read as one." };
        var correlation = new Option<double?>("--correlation") { Description = "Of the errors of any two origins, 0 to 1 (0.3).", CustomParser = OptionParsing.Share };
        var json = EvidenceCommand.JsonOption();
        var command = new Command("pool", "Pools the claims about one quantity, or says why they cannot be pooled.") { ledger, quantity, side, day, window, definition, correlation, json };
        command.SetAction(parsed => EvidenceCommand.With(screen, parsed.GetRequiredValue(ledger), place =>
        {
            var code = parsed.GetRequiredValue(quantity);
            if (Wrong(screen, place.Ledger, code, parsed.GetValue(side), out var chosen) is { } usage)
            {
                return usage;
            }

            var pool = LedgerPool.Of(place.Ledger, new PoolRequest(
                code, chosen, parsed.GetValue(day) ?? place.Day, parsed.GetValue(window) ?? PoolRequest.UsualWindow,
                [.. parsed.GetValue(definition) ?? []], parsed.GetValue(correlation) ?? PoolRequest.UsualCorrelation));
            EvidenceCommand.Write(screen, parsed.GetValue(json), () => PoolJson.Text(pool), page => PoolPage.Write(page, place, pool));
            return pool.Outcome == PoolOutcome.Pooled ? ExitCodes.Answered : ExitCodes.ThresholdNotMet;
        }));
        return command;
    }

    private static int? Wrong(Screen screen, EvidenceLedger ledger, string quantity, string? side, out string chosen)
    {
        chosen = string.Empty;
        var claims = ledger.Claims.Where(c => string.Equals(c.QuantityCode, quantity, StringComparison.Ordinal)).ToList();
        if (claims.Count == 0)
        {
            return Reports.Usage(screen, $"there is no claim about '{quantity}'", Suggestion.Help(quantity, ledger.Claims.Select(c => c.QuantityCode).Distinct(StringComparer.Ordinal)));
        }

        var sides = claims.Select(c => c.Side).Distinct(StringComparer.Ordinal).ToList();
        var found = side is null && sides.Count == 1 ? sides[0] : sides.Find(s => s.Equals(side, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            return Reports.Usage(screen, side is null ? "--side is needed: there are claims about several" : $"--side: there is no claim about '{side}'", "sides: " + string.Join(", ", sides));
        }

        chosen = found;
        return null;
    }
}
