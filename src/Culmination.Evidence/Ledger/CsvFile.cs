using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Culmination.Quantities.Diagnostics;
using CsvHelper;
using CsvHelper.Configuration;

namespace Culmination.Evidence.Ledger;

/// <summary>The rows of a CSV file (RFC 4180, UTF-8, comma) with the place of every cell.</summary>
internal static class CsvFile
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Of a row with more, the library takes time that grows with the square of its length where quotes stand astray.</summary>
    private const int MostCells = 1000;

    /// <summary>Reads all rows; where the file itself cannot be read the result is empty and says why in <paramref name="found"/>.</summary>
    public static ImmutableArray<CsvRow> Read(CsvInput input, List<Diagnostic> found) =>
        (input.Text?.TrimStart('\uFEFF') ?? ReadText(input.Path, found)) is { } text ? Rows(input.Path, text, found) : [];

    /// <summary>The text of a file without byte order mark; null where it cannot be read, with the reason in <paramref name="found"/>.</summary>
    internal static string? ReadText(string path, List<Diagnostic> found)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                found.Add(LedgerDiagnostics.NoFile(path));
                return null;
            }

            if (file.Length > MostBytes)
            {
                found.Add(LedgerDiagnostics.TooLarge(path, "16 MB"));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            found.Add(LedgerDiagnostics.Unreadable(path, exception.Message));
            return null;
        }

        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var content = bytes.AsSpan(mark);
        if (!System.Text.Unicode.Utf8.IsValid(content))
        {
            found.Add(LedgerDiagnostics.NotUtf8(FirstInvalid(path, content)));
            return null;
        }

        return Encoding.UTF8.GetString(content);
    }

    private static TextSpan FirstInvalid(string path, ReadOnlySpan<byte> content)
    {
        var line = 1;
        foreach (var range in content.Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(content[range]))
            {
                break;
            }

            line++;
        }

        return new TextSpan(path, line, 1);
    }

    private static ImmutableArray<CsvRow> Rows(string path, string text, List<Diagnostic> found)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            Mode = CsvMode.RFC4180,
            // Stray quotes are found by CsvPlaces, which knows where they stand.
            BadDataFound = null,
        };
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, configuration);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        var places = new CsvPlaces(path, text);
        while (parser.Read())
        {
            if (parser.Count > MostCells)
            {
                found.Add(LedgerDiagnostics.TooManyCells(new TextSpan(path, places.Line, 1), MostCells));
                break;
            }

            var record = parser.Record ?? [];
            rows.Add(places.NextRow(record, found));
        }

        return rows.ToImmutable();
    }
}
