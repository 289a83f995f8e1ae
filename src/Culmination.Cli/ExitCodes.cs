namespace Culmination.Cli;

/// <summary>Published exit codes (docs/guide/commands.md); a number is never used for something else later.</summary>
internal static class ExitCodes
{
    public const int Answered = 0;
    public const int InternalError = 1;
    public const int WrongUsage = 2;
    public const int InvalidInput = 3;
    public const int Warnings = 4;
    public const int ThresholdNotMet = 5;
    public const int NotPreciseEnough = 6;
    public const int ReproduceDiffers = 7;
    public const int FileOrDisk = 8;
    public const int Interrupted = 130;
}
