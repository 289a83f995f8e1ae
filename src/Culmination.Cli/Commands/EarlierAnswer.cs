using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Archives;

namespace Culmination.Cli.Commands;

/// <summary>An answer given earlier, as a JSON document or kept in an archive.</summary>
internal static class EarlierAnswer
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Says what is wrong with the file, before anything is run; null when it can be compared with, or when none was given.</summary>
    public static int? Wrong(Screen screen, string? path)
    {
        if (path is null)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            return Reports.NoInput(screen, path, $"there is no answer '{path}'", "culmination ask SCENARIO --json > FILE keeps one, or -o FILE.culm");
        }

        if (IsArchive(path))
        {
            var archive = ArchiveReader.Read(path);
            return archive.Succeeded ? null : Reports.Diagnostics(screen, archive.Diagnostics);
        }

        return new FileInfo(path).Length <= MostBytes && Read(path) is not null
            ? null
            : Reports.Diagnostics(screen, [Diagnostic.Error("E0806", new TextSpan(path, 1, 1), "this is not an answer to compare with", "a document of culmination ask --json (schema culmination.answer/1), whole, or an archive (FILE.culm) is needed")]);
    }

    public static AnswerChange Change(string path, Answer answer) =>
        AnswerChange.Between(Read(path)!, AnswerDigest.Read(AnswerJson.Text(answer, isIndented: false))!);

    private static AnswerDigest? Read(string path) =>
        AnswerDigest.Read(IsArchive(path) ? ArchiveReader.Read(path).Value!.AnswerJson : File.ReadAllText(path));

    private static bool IsArchive(string path) => Path.GetExtension(path).Equals(".culm", StringComparison.OrdinalIgnoreCase);
}
