using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Culmination.Analysis.Findings;

/// <summary>What two answers are compared by, read from their JSON documents (schema culmination.answer/1), however old: fields that are not there are empty.</summary>
/// <param name="Shares">By "policy: what": probability and its sampling error.</param>
/// <param name="Priors">By parameter: the prior in words.</param>
/// <param name="PriorClaims">By parameter: the claims behind it.</param>
/// <param name="Observed">By claim and variable: the figure in words.</param>
public sealed record AnswerDigest(
    string Scenario,
    string ClaimsHash,
    string ModelHash,
    string Seed,
    int Members,
    ImmutableArray<KeyValuePair<string, Probability>> Shares,
    ImmutableSortedDictionary<string, string> Priors,
    ImmutableSortedDictionary<string, string> PriorClaims,
    ImmutableSortedDictionary<string, string> Observed)
{
    private static readonly string[] Groups = ["race", "first"];
    private static readonly string[] Figures = ["low", "central", "high"];

    /// <summary>The digest of a document; null when it is no answer.</summary>
    public static AnswerDigest? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "schema") == AnswerJson.Schema ? Of(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AnswerDigest Of(JsonElement root)
    {
        var hashes = Field(root, "hashes");
        var parameters = Items(root, "parameters").ToList();
        return new AnswerDigest(
            Text(root, "scenario"),
            Text(hashes, "claims"),
            Text(hashes, "model"),
            Text(root, "seed"),
            Field(root, "members") is { ValueKind: JsonValueKind.Number } members && members.TryGetInt32(out var count) ? count : 0,
            [.. Items(root, "policies").SelectMany(SharesOf)],
            Table(parameters.Select(p => (Text(p, "name"), $"{Text(p, "prior")} ({Text(p, "unit")})"))),
            Table(parameters.Select(p => (Text(p, "name"), string.Join(", ", Items(p, "claims").Select(c => c.ToString()))))),
            Table(Items(root, "observed").Select(o => ($"{Text(o, "claim")} ({Text(o, "label")})", FigureOf(o)))));
    }

    private static IEnumerable<KeyValuePair<string, Probability>> SharesOf(JsonElement policy)
    {
        var name = Text(policy, "label") is { Length: > 0 } label ? label : Text(policy, "name");
        foreach (var group in Groups)
        {
            if (Field(policy, group) is not { ValueKind: JsonValueKind.Object } causes)
            {
                continue;
            }

            foreach (var cause in causes.EnumerateObject())
            {
                if (Number(cause.Value, "p") is { } p && Number(cause.Value, "mc95") is { } mc95 && !cause.Name.StartsWith("mirror", StringComparison.Ordinal))
                {
                    var what = Text(cause.Value, "label") is { Length: > 0 } said ? $"{said} first" : cause.Name.Replace('_', ' ');
                    yield return KeyValuePair.Create($"{name}: {what}", new Probability(p, mc95));
                }
            }
        }
    }

    private static string FigureOf(JsonElement observed)
    {
        var figures = Figures.Select(f => Number(observed, f)).Where(f => f is not null).Select(f => f!.Value.ToString("#,0.######", CultureInfo.InvariantCulture));
        return $"{Text(observed, "bound")} {string.Join(" to ", figures)} {Text(observed, "unit")}, {Text(observed, "as_of")}";
    }

    private static ImmutableSortedDictionary<string, string> Table(IEnumerable<(string Key, string Value)> rows)
    {
        var table = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in rows)
        {
            table[key] = value;
        }

        return table.ToImmutable();
    }

    private static JsonElement Field(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        Field(owner, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    private static string Text(JsonElement owner, string name) =>
        Field(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? string.Empty : string.Empty;

    private static double? Number(JsonElement owner, string name) =>
        Field(owner, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;
}
