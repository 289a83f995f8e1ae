namespace Culmination.Cli.Terminal;

/// <summary>What becomes of a command that is interrupted: whether the same command begins anew or goes on from what is kept. Commands that weigh for minutes say so as they go.</summary>
internal sealed class Resumption
{
    private string _kept = string.Empty;
    private string _lost = string.Empty;

    /// <summary>The words for who has interrupted the command.</summary>
    public string Words => _kept.Length > 0 ? $"no result was written. {_kept}"
        : _lost.Length > 0 ? $"no result was written. {_lost}"
        : "nothing was written. The same command begins anew.";

    /// <summary>Part of the work is kept where the same command finds it.</summary>
    /// <param name="sentence">What is kept, and what the same command makes of it.</param>
    public void Kept(string sentence) => _kept = sentence;

    /// <summary>What the command does now is not kept where the same command would find it; what was kept before stays kept.</summary>
    /// <param name="sentence">Why the same command begins anew.</param>
    public void Lost(string sentence) => _lost = sentence;
}
