using System.Text;
using Culmination.Analysis.Scenarios;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Targets;

/// <summary>Scenarios that were spoiled, beside their own claims: read, and now and then laid over their model.</summary>
internal sealed class ScenarioTarget(Corpus corpus) : FuzzTarget
{
    private const int BindEvery = 16;

    private static readonly string[] Words =
    [
        "- ", "  ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!str ", "? ", "| ", "> ", "---\n", "...\n", "null", "~", "true", "2023-02-30", "0000-00-00", "1e999", ".nan", ".inf", "'", "\"", "\t", "#",
        "parameters:", "policies:", "outcomes:", "question:", "lognormal", "triangular", "low:", "high:", "mode:", "- name: x", "format: culmination.scenario/1", "<<: *a", "%YAML 1.2\n",
    ];

    private readonly IReadOnlyList<string> texts = [.. corpus.Scenarios.Select(f => File.ReadAllText(Path.Combine(f, "scenario.yaml")))];

    internal override string Name => "scenario-mutation";

    internal override bool IsGrammar => false;

    internal override byte[] Make(ulong seed)
    {
        var dice = new Dice(seed, Name);
        var mutation = new Mutation(dice, Words, texts);
        return mutation.Bytes(mutation.Apply(dice.Pick(texts)));
    }

    internal override string? Check(byte[] input)
    {
        var path = ScratchFiles.Write("scenarios/x/scenario.yaml", input);
        Beside(path);
        var read = ScenarioReader.Read(path);
        if (DiagnosticCheck.Problem(read.Diagnostics, null) is { } problem)
        {
            return problem;
        }

        return read.Value is { } scenario && input.Length % BindEvery == 0 ? DiagnosticCheck.Problem(ScenarioBinder.Bind(scenario).Diagnostics, null) : null;
    }

    /// <summary>The evidence and the model where the scenario looks for them.</summary>
    private void Beside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (File.Exists(Path.Combine(folder, "claims.csv")))
        {
            return;
        }

        foreach (var name in (string[])["claims.csv", "sources.csv"])
        {
            File.Copy(Path.Combine(corpus.Scenarios[0], name), Path.Combine(folder, name));
        }

        var model = Path.Combine(folder, "..", "..", "models", "attrition");
        Directory.CreateDirectory(model);
        File.Copy(Path.Combine(corpus.Root, "models", "attrition", "model.xmile"), Path.Combine(model, "model.xmile"));
    }
}

/// <summary>Claims that were spoiled, beside their own sources.</summary>
internal sealed class ClaimsTarget(Corpus corpus) : FuzzTarget
{
    private static readonly string[] Words =
        [",", ",,", "\"", "\"\"", "\n", "\r\n", ";", "2023-02-30", "9999-12-31", "1e999", "NaN", "-0", "people", "people/week", "exact", "at least", "none", "id", "A1", "F6", "=1+1", "@x"];

    private readonly IReadOnlyList<string> texts = [.. corpus.Scenarios.Select(f => File.ReadAllText(Path.Combine(f, "claims.csv")))];

    internal override string Name => "claims-mutation";

    internal override bool IsGrammar => false;

    internal override byte[] Make(ulong seed)
    {
        var dice = new Dice(seed, Name);
        var mutation = new Mutation(dice, Words, texts);
        return mutation.Bytes(mutation.Apply(dice.Pick(texts)));
    }

    internal override string? Check(byte[] input)
    {
        var path = ScratchFiles.Write("claims/claims.csv", input);
        var sources = Path.Combine(Path.GetDirectoryName(path)!, "sources.csv");
        if (!File.Exists(sources))
        {
            File.Copy(Path.Combine(corpus.Scenarios[0], "sources.csv"), sources);
        }

        return DiagnosticCheck.Problem(Evidence.Ledger.EvidenceLedger.Read(path).Diagnostics, null);
    }
}
