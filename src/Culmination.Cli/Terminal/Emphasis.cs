namespace Culmination.Cli.Terminal;

/// <summary>How a piece of text stands out where colour can be shown. Nothing is said by emphasis alone.</summary>
internal enum Emphasis
{
    None,
    Strong,
    Faint,
    Error,
    Warning,
    Help,
}
