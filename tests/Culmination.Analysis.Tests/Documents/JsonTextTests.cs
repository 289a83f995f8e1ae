using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Tests.Documents;

public sealed class JsonTextTests
{
    /// <summary>Letters are readable; what lies beyond the base plane of Unicode is written as the pair of escapes that every reader of JSON knows.</summary>
    [Fact]
    public void A_document_begins_with_its_schema_is_readable_and_ends_its_last_line()
    {
        var text = JsonText.Document("made.up/1", json => json.WriteString("what", "Ukraine's <own> \"Київ\" 𝛼"));
        Assert.Equal("{\n  \"schema\": \"made.up/1\",\n  \"what\": \"Ukraine's <own> \\\"Київ\\\" \\uD835\\uDEFC\"\n}\n", text);
    }

    [Fact]
    public void What_is_not_known_is_null_and_what_is_empty_is_not()
    {
        var text = JsonText.Document(
            "made.up/1",
            json =>
            {
                json.Day("day", new DateOnly(1944, 12, 6));
                json.Day("no_day", null);
                json.Number("number", 0.1);
                json.Number("endless", double.PositiveInfinity);
                json.Numbers("numbers", [1, null, double.NaN]);
                json.Numbers("no_numbers", null);
                json.Strings("strings", ["a", "b"]);
                json.Objects("objects", ["a", "b"], static (writer, item) => writer.WriteString("name", item));
                json.Objects<string>("empty", [], static (writer, item) => writer.WriteString("name", item));
                json.Objects<string>("no_objects", null, static (writer, item) => writer.WriteString("name", item));
                json.Object("object", "a", static (writer, item) => writer.WriteString("name", item));
                json.Object<string>("no_object", null, static (writer, item) => writer.WriteString("name", item));
            },
            isIndented: false);
        Assert.Equal(
            """{"schema":"made.up/1","day":"1944-12-06","no_day":null,"number":0.1,"endless":null,"numbers":[1,null,null],"no_numbers":null,"strings":["a","b"],"objects":[{"name":"a"},{"name":"b"}],"empty":[],"no_objects":null,"object":{"name":"a"},"no_object":null}""",
            text);
    }
}
