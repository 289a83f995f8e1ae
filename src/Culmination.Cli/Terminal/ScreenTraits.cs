namespace Culmination.Cli.Terminal;

/// <summary>What is known of where we write.</summary>
internal sealed record ScreenTraits(bool OutIsTerminal, bool ErrorIsTerminal, bool ColourOut, bool ColourError, int Width, bool IsUtf8)
{
    private const int DefaultWidth = 80;
    private const int WidestUseful = 120;

    public static ScreenTraits Plain { get; } = new(false, false, false, false, DefaultWidth, true);

    public static ScreenTraits OfProcess()
    {
        var outIs = !Console.IsOutputRedirected;
        var errorIs = !Console.IsErrorRedirected;

        // https://no-color.org: any non-empty value turns colour off.
        var colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        return new ScreenTraits(outIs, errorIs, colour && outIs, colour && errorIs, WidthOf(outIs), Utf8(Environment.GetEnvironmentVariable));
    }

    /// <summary>By the locale as POSIX reads it (LC_ALL, then LC_CTYPE, then LANG); nothing set counts as UTF-8.</summary>
    internal static bool Utf8(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OutputEncoding.CodePage == 65001;
        }

        string[] names = ["LC_ALL", "LC_CTYPE", "LANG"];
        var locale = names.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return locale is null
            || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
            || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int WidthOf(bool isTerminal)
    {
        if (!isTerminal)
        {
            return DefaultWidth;
        }

        try
        {
            var width = Console.WindowWidth;
            return width <= 0 ? DefaultWidth : Math.Clamp(width, 60, WidestUseful);
        }
        catch (IOException)
        {
            // A terminal that does not tell its size.
            return DefaultWidth;
        }
    }
}
