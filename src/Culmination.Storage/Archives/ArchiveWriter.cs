using System.Collections.Immutable;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Findings;
using Culmination.Storage.Files;
using Microsoft.Data.Sqlite;

namespace Culmination.Storage.Archives;

/// <summary>Writes a result and its answer as one archive.</summary>
public static class ArchiveWriter
{
    /// <summary>
    /// Writes the file whole or not at all and returns its content hash (64 hex digits). The same result and answer give the same hash whenever and wherever they are written.
    /// </summary>
    /// <param name="answerJson">The answer as its JSON document (schema culmination.answer/1).</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: what was at <paramref name="path"/> before is there still.</exception>
    public static string Write(string path, EnsembleResult result, Answer answer, string answerJson, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(answerJson);
        var hash = string.Empty;
        AtomicFile.Write(
            path,
            temporary =>
            {
                try
                {
                    hash = Fill(temporary, result, answer, answerJson, cancellation);
                }
                catch (SqliteException e) when (IsDisk(e.SqliteErrorCode))
                {
                    throw new IOException($"The archive could not be written: {e.Message}", e);
                }
            },
            cancellation);
        return hash;
    }

    private static string Fill(string path, EnsembleResult result, Answer answer, string answerJson, CancellationToken cancellation)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();

        // The file is nobody's until it is renamed: a journal would only slow it down.
        Execute(connection, "PRAGMA journal_mode = OFF");
        Execute(connection, "PRAGMA synchronous = OFF");
        Execute(connection, FormattableString.Invariant($"PRAGMA application_id = {ArchiveSchema.ApplicationId}"));
        Execute(connection, FormattableString.Invariant($"PRAGMA user_version = {ArchiveSchema.Version}"));
        Execute(connection, "BEGIN");
        foreach (var table in ArchiveSchema.Tables)
        {
            Execute(connection, table.CreateSql);
            Insert(connection, table, ArchiveRows.Of(table.Name, result, answer, answerJson), cancellation);
        }

        Execute(connection, ArchiveSchema.SampleView);
        var hash = ArchiveHash.Compute(connection, cancellation);
        Insert(connection, ArchiveSchema.Tables.Single(t => string.Equals(t.Name, "manifest", StringComparison.Ordinal)), [[ArchiveSchema.HashKey, hash]], cancellation);
        Execute(connection, "COMMIT");
        return hash;
    }

    private static void Insert(SqliteConnection connection, ArchiveTable table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = table.InsertSql;
        var parameters = table.Columns
            .Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"@p{i}") }))
            .ToImmutableArray();
        command.Prepare();
        var count = 0;
        foreach (var row in rows)
        {
            if ((++count & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            for (var i = 0; i < parameters.Length; i++)
            {
                // SQLite has no not-a-number: it is kept as NULL.
                parameters[i].Value = row[i] is null or double.NaN ? DBNull.Value : row[i];
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM: the machine, not us.
    private static bool IsDisk(int code) => code is 3 or 8 or 10 or 13 or 14;
}
