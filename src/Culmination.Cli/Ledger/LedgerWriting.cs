using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Files;

namespace Culmination.Cli.Ledger;

/// <summary>Adds rows to a ledger on disk: all of them or none, and no row of anybody else is lost.</summary>
internal static class LedgerWriting
{
    private const string LockName = ".ledger.lock";

    /// <param name="check">What else has to hold before anything is written, as mistakes.</param>
    /// <param name="isDry">Checks everything and writes nothing.</param>
    /// <exception cref="IOException">Somebody else is writing, or the disk does not take it; the ledger is as it was.</exception>
    public static Checked<LedgerChange> Add(
        string claimsPath, LedgerRows rows, Func<LedgerChange, IEnumerable<Diagnostic>> check, bool isDry, CancellationToken cancellation)
    {
        if (isDry)
        {
            return Plan(claimsPath, rows, check);
        }

        // Held from the reading to the last rename: two programs that add at the same time come one after the other.
        using var held = Hold(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(claimsPath))!, LockName));
        var plan = Plan(claimsPath, rows, check);
        if (plan.Value is { } change)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var file in change.Files)
            {
                AtomicFile.Write(file.Path, temporary => File.WriteAllText(temporary, file.Text), CancellationToken.None);
            }
        }

        return plan;
    }

    private static Checked<LedgerChange> Plan(string claimsPath, LedgerRows rows, Func<LedgerChange, IEnumerable<Diagnostic>> check)
    {
        var plan = LedgerAppend.Plan(claimsPath, rows);
        return plan.Value is { } change ? Checked.Of(change, [.. plan.Diagnostics, .. check(change)]) : plan;
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new IOException("another program is adding to this ledger; nothing was written", e);
        }
    }
}
