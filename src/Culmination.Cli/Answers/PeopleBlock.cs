using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>
/// People killed and wounded, on both sides in the same form, place and size, killed apart from wounded, always as ranges, with what is not included. Part of every
/// answer: there is no switch that leaves it out.
/// </summary>
internal static class PeopleBlock
{
    public static void Write(Page page, Answer answer, PolicyAnswer policy)
    {
        page.Blank().Wrap($"What it would cost people, if {Conditions.Of(policy)} (5 %, middle and 95 % of the futures)");
        page.Line("                              killed                        wounded");
        Rows(page, $"{Figures.Month(answer.Start)} to {Figures.Month(answer.End)}", policy, p => p.Killed, p => p.Wounded);
        Rows(page, $"of these by {Figures.Month(answer.Issue)}", policy, p => p.KilledByIssue, p => p.WoundedByIssue);
        foreach (var side in policy.People)
        {
            page.Wrap($"Not included, {side.SideLabel}: {string.Join(", ", side.NotIncluded)}.", indent: 4, hanging: 2);
        }
    }

    private static void Rows(Page page, string period, PolicyAnswer policy, Func<PeopleAnswer, Spread> killed, Func<PeopleAnswer, Spread> wounded)
    {
        page.Line("    " + period);
        foreach (var side in policy.People)
        {
            page.Line($"      {PolicyTables.Cut(side.SideLabel, 12)}{Three(killed(side))}  {Three(wounded(side))}");
        }
    }

    private static string Three(Spread s) => $"{Figures.Rough(s.P05),9} {Figures.Rough(s.P50),9} {Figures.Rough(s.P95),9}";
}
