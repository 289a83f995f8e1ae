using Culmination.Dynamics.Formats.Xmile;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Targets;

internal static class AllTargets
{
    internal static IReadOnlyList<FuzzTarget> Make()
    {
        var corpus = Corpus.Find();
        var equations = corpus.Models.SelectMany(f => XmileReader.Read(f).Value?.Variables ?? []).SelectMany(v => v.Equations).Select(e => e.Text).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal);
        return
        [
            new EquationGrammarTarget(),
            new ModelGrammarTarget(),
            new LargeModelTarget(),
            new EquationMutationTarget([.. equations]),
            new ModelMutationTarget([.. corpus.Models.Select(File.ReadAllText)]),
            new ScenarioTarget(corpus),
            new ClaimsTarget(corpus),
        ];
    }
}
