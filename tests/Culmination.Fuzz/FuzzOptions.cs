using System.Globalization;

namespace Culmination.Fuzz;

/// <summary>What the command line says.</summary>
internal sealed record FuzzOptions(double Minutes, ulong Seed, string? Target, string? Replay, bool Once)
{
    internal const string Usage = """
        ./build fuzz [--minutes N] [--target NAME] [--seed N]   N minutes (10) of the grammar fuzzer, then N of the mutation fuzzer
        ./build fuzz --target NAME --seed N --once              one input
        ./build fuzz --target shapes                            large files of one kind, with times
        ./build fuzz --replay FILE                              one finding (artifacts/fuzz/*.finding) again
        """;

    /// <summary>The options, or null where they make no sense.</summary>
    internal static FuzzOptions? Read(string[] arguments)
    {
        var options = new FuzzOptions(10, 1, null, null, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : string.Empty;
            var read = (arguments[i], value) switch
            {
                ("--once", _) => options with { Once = true },
                (_, "") => null,
                ("--minutes", _) when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 10_000 => options with { Minutes = minutes },
                ("--seed", _) when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                ("--target", _) => options with { Target = value },
                ("--replay", _) => options with { Replay = value },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            options = read;
            i += arguments[i] == "--once" ? 0 : 1;
        }

        return options;
    }
}
