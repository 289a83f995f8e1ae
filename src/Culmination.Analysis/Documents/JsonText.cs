using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Culmination.Analysis.Documents;

/// <summary>Where every JSON document is made: one object that begins with its schema, one encoder, one way to end lines.</summary>
public static class JsonText
{
    /// <summary>A document as text. Indented it ends with a newline, as a file does; on one line it is the value alone.</summary>
    /// <param name="schema">Name and version, written as the first field.</param>
    /// <param name="fields">Writes the fields after it.</param>
    public static string Document(string schema, Action<Utf8JsonWriter> fields, bool isIndented = true)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options(isIndented)))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            fields(json);
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return isIndented ? text + "\n" : text;
    }

    // "Relaxed" leaves apostrophes and letters readable, of whatever script of the base plane (it escapes what lies beyond); "unsafe" only inside of HTML, where no document goes.
    private static JsonWriterOptions Options(bool isIndented) => new() { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
