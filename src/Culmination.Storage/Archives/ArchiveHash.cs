using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Culmination.Storage.Archives;

/// <summary>
/// SHA-256 over the rows of an archive: tables by name, rows by key, values with their type. It does not depend on how SQLite lays out pages, on the order in
/// which rows were written, or on the SQLite version.
/// </summary>
internal static class ArchiveHash
{
    /// <summary>Lower-case hex over everything but the hash's own manifest row.</summary>
    public static string Compute(SqliteConnection connection, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new Buffer(hash);
        foreach (var table in ArchiveSchema.Tables)
        {
            cancellation.ThrowIfCancellationRequested();
            buffer.Text(table.Name);
            AddRows(connection, table, buffer, cancellation);
        }

        buffer.Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddRows(SqliteConnection connection, ArchiveTable table, Buffer buffer, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = table.SelectSql;
        using var reader = command.ExecuteReader();
        var isManifest = string.Equals(table.Name, "manifest", StringComparison.Ordinal);
        var row = 0;
        while (reader.Read())
        {
            if ((++row & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (isManifest && string.Equals(reader.GetString(0), ArchiveSchema.HashKey, StringComparison.Ordinal))
            {
                continue;
            }

            buffer.Tag('r');
            for (var i = 0; i < reader.FieldCount; i++)
            {
                AddValue(reader, i, buffer);
            }
        }
    }

    private static void AddValue(SqliteDataReader reader, int column, Buffer buffer)
    {
        if (reader.IsDBNull(column))
        {
            buffer.Tag('n');
            return;
        }

        var type = reader.GetFieldType(column);
        if (type == typeof(double))
        {
            buffer.Tag('d');
            buffer.Bits(BitConverter.DoubleToInt64Bits(reader.GetDouble(column)));
        }
        else if (type == typeof(long))
        {
            buffer.Tag('i');
            buffer.Bits(reader.GetInt64(column));
        }
        else if (type == typeof(string))
        {
            buffer.Tag('t');
            buffer.Text(reader.GetString(column));
        }
        else
        {
            throw new InvalidDataException($"column {column.ToString(System.Globalization.CultureInfo.InvariantCulture)} holds a value of an unexpected kind");
        }
    }

    /// <summary>Gathers small values so that the hash is fed in large pieces.</summary>
    private sealed class Buffer(IncrementalHash hash)
    {
        private readonly byte[] _bytes = new byte[1 << 16];
        private int _used;

        public void Tag(char tag)
        {
            Reserve(1);
            _bytes[_used++] = (byte)tag;
        }

        public void Bits(long value)
        {
            Reserve(sizeof(long));
            BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_used), value);
            _used += sizeof(long);
        }

        public void Text(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Bits(utf8.Length);
            Flush();
            hash.AppendData(utf8);
        }

        public void Flush()
        {
            hash.AppendData(_bytes, 0, _used);
            _used = 0;
        }

        private void Reserve(int count)
        {
            if (_used + count > _bytes.Length)
            {
                Flush();
            }
        }
    }
}
