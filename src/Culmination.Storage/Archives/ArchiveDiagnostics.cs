using Culmination.Quantities.Diagnostics;

namespace Culmination.Storage.Archives;

/// <summary>What can be wrong with an archive.</summary>
internal static class ArchiveDiagnostics
{
    public static Diagnostic NotFound(string path) =>
        Diagnostic.Error("E0801", At(path), "there is no such archive", "archives are written by `culmination ask SCENARIO -o FILE.culm`");

    public static Diagnostic NotAnArchive(string path, string what) =>
        Diagnostic.Error("E0802", At(path), $"this is not a Culmination archive: {what}", "archives are written by `culmination ask SCENARIO -o FILE.culm`");

    public static Diagnostic OtherVersion(string path, long found) =>
        Diagnostic.Error("E0803", At(path), FormattableString.Invariant($"the archive has format version {found}; this program reads version {ArchiveSchema.Version}"), "use the program version named in the archive's manifest (key product_version)");

    public static Diagnostic Damaged(string path, string what) =>
        Diagnostic.Error("E0804", At(path), $"the archive is damaged: {what}", "copy it again from where it came, or make it again with the same scenario and seed");

    public static Diagnostic Unreadable(string path, string what) =>
        Diagnostic.Error("E0805", At(path), $"the archive cannot be read: {what}");

    private static TextSpan At(string path) => new(path, 1, 1);
}
