using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Tests.Asking;

namespace Culmination.Analysis.Tests.Findings;

public sealed partial class AnswerJsonTests
{
    private static readonly Lazy<Answer> Asked = new(() => Inquiry.Ask(DepletionScenario.Create(), new InquiryOptions(300, 3, 1)).Answer);

    [Fact]
    public void It_has_the_published_shape()
    {
        using var json = JsonDocument.Parse(AnswerJson.Text(Asked.Value));
        var root = json.RootElement;

        Assert.Equal("culmination.answer/1", root.GetProperty("schema").GetString());
        Assert.Equal("depletion", root.GetProperty("scenario").GetString());
        Assert.Equal("2022-12-01", root.GetProperty("issue").GetString());
        var policy = root.GetProperty("policies")[0];
        Assert.Equal("as-now", policy.GetProperty("name").GetString());
        var first = policy.GetProperty("first");
        var sum = first.EnumerateObject().Sum(c => c.Value.GetProperty("p").GetDouble());
        Assert.Equal(1, sum, 9);
        Assert.Equal(["defender-ammunition", "invader-people", "none"], first.EnumerateObject().Select(c => c.Name));
        Assert.InRange(first.GetProperty("none").GetProperty("mc95").GetDouble(), 0.001, 0.2);
        Assert.InRange(policy.GetProperty("race").GetProperty("ammunition_before_people").GetProperty("p").GetDouble(), 0.01, 1);
        Assert.False(policy.GetProperty("race").TryGetProperty("mirror_neither", out _));
        Assert.Equal(50, policy.GetProperty("dots").GetArrayLength());
        Assert.True(policy.GetProperty("people")[0].GetProperty("killed").GetProperty("p95").GetDouble() > 0);
        Assert.Equal("c-fired", root.GetProperty("observed")[0].GetProperty("claim").GetString());
        Assert.True(root.GetProperty("ess").GetDouble() > 0);
        Assert.Equal(Asked.Value.Provenance.ContentHash, root.GetProperty("hashes").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("defender-ammunition", "invader-people", "ammunition_before_people")]
    [InlineData("invader-ammunition", "defender-people", "ammunition_before_people")]
    [InlineData("regime-crisis", "objective taken", "regime_crisis_before_objective_taken")]
    public void A_race_is_named_without_its_sides(string cause, string rival, string key) => Assert.Equal(key, PolicyJson.RaceKey(cause, rival));

    [Fact]
    public void A_mirror_stands_beside_its_race()
    {
        var policy = Asked.Value.Policies[0] with { Mirror = new Race("invader-ammunition", "defender-people", "a", "b", new(0.1, 0.02), new(0.2, 0.02), new(0.7, 0.02)) };
        using var json = JsonDocument.Parse(AnswerJson.Text(Asked.Value with { Policies = [policy], Evidence = new EvidenceEffect(new Probability(0.3, 0.1), 4, 1, [new Carrier("rate", 0.02)]) }));

        Assert.Equal(0.1, json.RootElement.GetProperty("policies")[0].GetProperty("race").GetProperty("mirror_ammunition_before_people").GetProperty("p").GetDouble());
    }

    [Fact]
    public void What_is_not_a_number_is_null_and_an_insufficient_sample_has_no_term()
    {
        var answer = Asked.Value with { Quality = Asked.Value.Quality with { LogEvidence = double.NegativeInfinity, IsSufficient = false } };
        using var json = JsonDocument.Parse(AnswerJson.Text(answer));

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("log_evidence").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("policies")[0].GetProperty("term").ValueKind);
    }

    /// <summary>docs/formats/answer.md: its example has the fields the program writes, and its tables describe each.</summary>
    [Fact]
    public void Every_field_is_described()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "formats", "answer.md"));
        using var example = JsonDocument.Parse(JsonBlock().Match(text).Groups["json"].Value);
        var policy = Asked.Value.Policies[2] with { Mirror = new Race("invader-ammunition", "defender-people", "a", "b", new(0, 1), new(0, 1), new(1, 1)) };
        using var written = JsonDocument.Parse(AnswerJson.Text(Asked.Value with { Policies = [policy], Evidence = new EvidenceEffect(new Probability(0.3, 0.1), 4, 1, [new Carrier("rate", 0.02)]) }));

        var fields = Fields(written.RootElement, string.Empty).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(fields.Order(StringComparer.Ordinal), Fields(example.RootElement, string.Empty).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var name in fields.Select(f => f.Split('.')[^1]).Distinct(StringComparer.Ordinal))
        {
            Assert.True(text.Contains($"`{name}`", StringComparison.Ordinal), $"'{name}' is not described.");
        }
    }

    /// <summary>Paths of all fields; names that depend on the scenario (causes, races) as one.</summary>
    private static IEnumerable<string> Fields(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(e => Fields(e, path));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var keyedByCause = path.EndsWith("first", StringComparison.Ordinal) || path.EndsWith("ever", StringComparison.Ordinal);
        return element.EnumerateObject().SelectMany(p =>
        {
            var name = keyedByCause ? "CAUSE" : RaceName().Replace(p.Name, "${mirror}CAUSE_before_RIVAL");
            var own = path.Length == 0 ? name : path + "." + name;
            return Fields(p.Value, own).Prepend(own);
        });
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"^(?<mirror>mirror_)?\w+_before_\w+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RaceName();
}
