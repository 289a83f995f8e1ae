using System.Globalization;
using System.Text.Json;

namespace Culmination.Analysis.Documents;

/// <summary>How days, numbers, lists and objects are written as fields. What is not known is null.</summary>
public static class JsonFields
{
    /// <summary>A day as yyyy-MM-dd.</summary>
    public static void Day(this Utf8JsonWriter json, string name, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A number that round-trips; null where it is not finite.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WritePropertyName(name);
        Value(json, value);
    }

    public static void Numbers(this Utf8JsonWriter json, string name, IEnumerable<double?>? values) => Array(json, name, values, Value);

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values) => Array(json, name, values, static (json, value) => json.WriteStringValue(value));

    /// <summary>An array with one object for each item; null where there are none to speak of (an empty list stays a list).</summary>
    /// <param name="fields">Writes the fields of one.</param>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T>? items, Action<Utf8JsonWriter, T> fields) => Array(json, name, items, (json, item) =>
    {
        json.WriteStartObject();
        fields(json, item);
        json.WriteEndObject();
    });

    /// <summary>An object of one item, or null where there is no item.</summary>
    public static void Object<T>(this Utf8JsonWriter json, string name, T? item, Action<Utf8JsonWriter, T> fields)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fields);
        if (item is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        fields(json, item);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T>? items, Action<Utf8JsonWriter, T> value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (items is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            value(json, item);
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
