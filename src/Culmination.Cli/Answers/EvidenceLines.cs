using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>How much the evidence narrowed the answer, and which priors carry it, in two sentences.</summary>
internal static class EvidenceLines
{
    public static void Write(Page page, Answer answer)
    {
        if (answer.Evidence is not { } effect)
        {
            return;
        }

        var after = answer.Policies[0].Race.CauseFirst;
        page.Blank().Wrap(string.Create(
            CultureInfo.InvariantCulture,
            $"Without the evidence it would come in {Figures.OfTwenty(effect.Before.P)} futures ({Figures.Percent(effect.Before.P)}), with it in {Figures.OfTwenty(after.P)} ({Figures.Percent(after.P)}). The evidence made {effect.Narrowed} of {effect.Inputs} uncertain inputs narrower by a fifth or more; of the others the answer knows what their priors say."));
        page.Wrap(effect.Carriers.IsEmpty
            ? "No single prior carries it: none moves it by a point, or by more than sampling error, when it counts twice."
            : "Priors that carry it, and by how many points it would move if they counted twice: " + string.Join(", ", effect.Carriers.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Input} {100 * c.Shift:+0;-0}"))) + ".");
    }
}
