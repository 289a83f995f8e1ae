using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Culmination.Storage.Archives;

/// <summary>Reads and verifies archives. A file from elsewhere is not trusted: nothing but the published schema is accepted, and it is opened for reading only.</summary>
public static class ArchiveReader
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>The contents, if the file is an archive and its content hash is right.</summary>
    public static Checked<Archive> Read(string path, CancellationToken cancellation = default) =>
        With(path, connection => Load(path, connection, Hash(connection, cancellation)), cancellation);

    /// <summary>The content hash, if it is what the archive says; else what is wrong.</summary>
    public static Checked<string> Verify(string path, CancellationToken cancellation = default) =>
        With(path, connection => Hash(connection, cancellation), cancellation);

    private static Checked<T> With<T>(string path, Func<SqliteConnection, T> read, CancellationToken cancellation)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            return Checked.Fail<T>([ArchiveDiagnostics.NotFound(path)]);
        }

        try
        {
            var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
            using var connection = new SqliteConnection(settings.ToString());
            connection.Open();
            using var noTrust = connection.CreateCommand();
            noTrust.CommandText = "PRAGMA trusted_schema = OFF";
            noTrust.ExecuteNonQuery();
            if (Foreign(path, connection) is { } foreign)
            {
                return Checked.Fail<T>([foreign]);
            }

            return Checked.Of(read(connection));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            return Checked.Fail<T>([ArchiveDiagnostics.Unreadable(path, "another program holds it locked")]);
        }
        catch (SqliteException e)
        {
            return Checked.Fail<T>([e.SqliteErrorCode == 26 ? ArchiveDiagnostics.NotAnArchive(path, "it is not a SQLite file") : ArchiveDiagnostics.Damaged(path, e.Message)]);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidCastException or InvalidOperationException or FormatException or OverflowException && !cancellation.IsCancellationRequested)
        {
            // What a damaged page can turn values into: another type, a null, a number out of range.
            return Checked.Fail<T>([ArchiveDiagnostics.Damaged(path, e.Message)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Fail<T>([ArchiveDiagnostics.Unreadable(path, e.Message)]);
        }
    }

    private static Diagnostic? Foreign(string path, SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") != ArchiveSchema.ApplicationId)
        {
            return ArchiveDiagnostics.NotAnArchive(path, "its application id is another program's");
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version != ArchiveSchema.Version)
        {
            return ArchiveDiagnostics.OtherVersion(path, version);
        }

        var expected = ArchiveSchema.Tables.Select(t => t.CreateSql).Append(ArchiveSchema.SampleView).Order(StringComparer.Ordinal);
        var found = Rows(connection, "SELECT sql FROM sqlite_schema", r => r.IsDBNull(0) ? string.Empty : r.GetString(0)).Order(StringComparer.Ordinal);
        return expected.SequenceEqual(found, StringComparer.Ordinal) ? null : ArchiveDiagnostics.Damaged(path, "its tables are not those of format version 1");
    }

    private static string Hash(SqliteConnection connection, CancellationToken cancellation)
    {
        var stated = Rows(connection, $"SELECT value FROM manifest WHERE key = '{ArchiveSchema.HashKey}'", r => r.GetString(0)).FirstOrDefault();
        if (stated is null)
        {
            throw new InvalidDataException("it has no content hash");
        }

        var actual = ArchiveHash.Compute(connection, cancellation);
        return string.Equals(stated, actual, StringComparison.Ordinal)
            ? actual
            : throw new InvalidDataException($"its content has hash {actual[..12]}… but it was written with {(stated.Length > 12 ? stated[..12] : stated)}…");
    }

    private static Archive Load(string path, SqliteConnection connection, string hash)
    {
        var manifest = Rows(connection, "SELECT key, value FROM manifest", r => KeyValuePair.Create(r.GetString(0), r.IsDBNull(1) ? string.Empty : r.GetString(1)));
        var parameters = Rows(connection, "SELECT name, unit FROM parameter ORDER BY id", r => new ArchivedParameter(r.GetString(0), r.GetString(1)));
        var values = Rows(connection, "SELECT value FROM sample ORDER BY member, parameter", r => r.IsDBNull(0) ? double.NaN : r.GetDouble(0)).ToImmutableArray();
        var width = Math.Max(1, parameters.Count);
        var samples = Enumerable.Range(0, values.Length / width).Select(m => values.Slice(m * width, width)).ToImmutableArray();
        var weights = Rows(connection, "SELECT value FROM weight ORDER BY member", r => r.GetDouble(0));
        var outcomes = Rows(
            connection,
            "SELECT policy, member, cause, week FROM outcome ORDER BY policy, member, cause",
            r => new ArchivedOutcome(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetDouble(3)));
        var answer = Rows(connection, "SELECT json FROM finding WHERE key = 'answer'", r => r.GetString(0)).Single();
        return new Archive(
            path, hash, manifest.ToImmutableSortedDictionary(StringComparer.Ordinal), answer, [.. parameters], samples, [.. weights], [.. outcomes]);
    }

    private static long Number(SqliteConnection connection, string sql) => Rows(connection, sql, r => r.GetInt64(0)).Single();

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
