using Spectre.Console;

namespace Culmination.Cli.Terminal;

/// <summary>
/// Where a command writes: the answer to <see cref="Out"/>, everything else to <see cref="Error"/>. Knows whether each is a terminal, whether it may show
/// colour, how wide it is and whether it understands UTF-8. The only place that talks to the terminal, so that output can be compared in tests.
/// </summary>
internal sealed class Screen(TextWriter output, TextWriter error, ScreenTraits traits)
{
    private readonly IAnsiConsole? _colourOut = traits.ColourOut ? Colour(output) : null;
    private readonly IAnsiConsole? _colourError = traits.ColourError ? Colour(error) : null;

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    public ScreenTraits Traits { get; } = traits;

    public int Width => Traits.Width;

    /// <summary>What to say where the command is interrupted.</summary>
    public Resumption Resumption { get; } = new();

    /// <summary>The screen of this process.</summary>
    public static Screen OfProcess()
    {
        var traits = ScreenTraits.OfProcess();
        return new Screen(new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 1 << 14) { AutoFlush = false }, Console.Error, traits);
    }

    public Page NewPage() => new(Width);

    public void Write(Page page) => Write(page, Out, _colourOut);

    public void WriteError(Page page) => Write(page, Error, _colourError);

    public void Note(string text, Emphasis emphasis = Emphasis.None) => WriteError(NewPage().Line(text, emphasis));

    /// <summary>Data, exactly as given.</summary>
    public void WriteRaw(string text) => Out.Write(text);

    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    private void Write(Page page, TextWriter plain, IAnsiConsole? colour)
    {
        if (colour is null)
        {
            plain.Write(Characters(page.ToString()));
            return;
        }

        foreach (var line in page.Lines)
        {
            foreach (var piece in line)
            {
                colour.Write(new Text(Characters(piece.Text), StyleOf(piece.Emphasis)));
            }

            colour.Write(new Text("\n"));
        }
    }

    private string Characters(string text) => Traits.IsUtf8 ? text : PlainCharacters.Of(text);

    private static Style StyleOf(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Strong => new Style(decoration: Decoration.Bold),
        Emphasis.Faint => new Style(decoration: Decoration.Dim),
        Emphasis.Error => new Style(Color.Red, decoration: Decoration.Bold),
        Emphasis.Warning => new Style(Color.Yellow, decoration: Decoration.Bold),
        Emphasis.Help => new Style(Color.Blue),
        _ => Style.Plain,
    };

    private static IAnsiConsole Colour(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(writer),
        });

        // Pages are already broken to the terminal's width; nothing is to be broken twice.
        console.Profile.Width = 10_000;
        return console;
    }
}
