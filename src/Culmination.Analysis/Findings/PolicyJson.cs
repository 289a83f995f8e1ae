using System.Text.Json;
using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Findings;

/// <summary>The answer under one policy as JSON.</summary>
internal static class PolicyJson
{
    internal static void Fields(Utf8JsonWriter json, PolicyAnswer policy, bool mayUseTerms)
    {
        json.WriteString("name", policy.Name);
        json.WriteString("label", policy.Label);
        json.WriteString("condition", policy.Condition);
        json.WriteString("term", mayUseTerms ? ProbabilityTerms.Of(policy.Race.CauseFirst.P).Term : null);
        json.Causes("first", policy.First, withTimes: true);
        json.Causes("ever", policy.Ever, withTimes: true);
        json.Object("race", policy, Races);
        Variants(json, policy);
        Times(json, policy);
        Bands(json, policy);
        People(json, policy);
        json.Object("against_first_policy", policy.AgainstFirstPolicy, Pairs);
    }

    /// <summary>"ammunition_before_people" for defender-ammunition and invader-people: a race and its mirror have the same words.</summary>
    internal static string RaceKey(string cause, string rival) => Word(cause) + "_before_" + Word(rival);

    private static string Word(string cause)
    {
        foreach (var side in (ReadOnlySpan<string>)["defender-", "invader-"])
        {
            if (cause.StartsWith(side, StringComparison.Ordinal))
            {
                cause = cause[side.Length..];
                break;
            }
        }

        return cause.Replace('-', '_').Replace(' ', '_');
    }

    private static void Races(Utf8JsonWriter json, PolicyAnswer policy)
    {
        Race(json, policy.Race, string.Empty);
        if (policy.Mirror.Cause.Length > 0)
        {
            Race(json, policy.Mirror, "mirror_");
        }
    }

    private static void Race(Utf8JsonWriter json, Race race, string prefix)
    {
        json.Probability(prefix + RaceKey(race.Cause, race.Rival), race.CauseFirst);
        json.Probability(prefix + RaceKey(race.Rival, race.Cause), race.RivalFirst);
        json.Probability(prefix + "neither", race.Neither);
    }

    private static void Variants(Utf8JsonWriter json, PolicyAnswer policy)
    {
        var key = RaceKey(policy.Race.Cause, policy.Race.Rival);
        json.Objects("thresholds", policy.Thresholds, (json, threshold) =>
        {
            json.WriteString("level", threshold.Level);
            json.Causes("first", threshold.First, withTimes: false);
            json.Probability(key, threshold.CauseBeforeRival);
        });
        json.Objects("structures", policy.Structures, (json, structure) =>
        {
            json.WriteString("switch", structure.Switch);
            json.WriteString("form", structure.Form);
            json.Number("share", structure.Share);
            json.Probability(key, structure.CauseBeforeRival);
        });
    }

    private static void Times(Utf8JsonWriter json, PolicyAnswer policy)
    {
        json.Objects("incidence", policy.CumulativeIncidence, static (json, point) =>
        {
            json.Day("day", point.Day);
            json.Causes("first", point.Causes, withTimes: false);
        });
        json.Objects("dots", policy.WhenDots, static (json, dot) =>
        {
            json.WriteString("cause", dot.Cause ?? PolicyAnswers.None);
            json.Day("day", dot.Day);
        });
    }

    private static void Bands(Utf8JsonWriter json, PolicyAnswer policy)
    {
        json.Objects("bands", policy.Bands, static (json, band) =>
        {
            json.WriteString("variable", band.Variable);
            json.WriteString("unit", band.Unit);
            json.WriteBoolean("in_answer", band.InAnswer);
            json.Objects("points", band.Points, static (json, point) =>
            {
                json.Day("day", point.Day);
                json.Number("p05", point.P05);
                json.Number("p25", point.P25);
                json.Number("p50", point.P50);
                json.Number("p75", point.P75);
                json.Number("p95", point.P95);
            });
        });
    }

    private static void People(Utf8JsonWriter json, PolicyAnswer policy)
    {
        json.Objects("people", policy.People, static (json, people) =>
        {
            json.WriteString("side", people.Side);
            json.WriteString("side_label", people.SideLabel);
            json.Spread("killed", people.Killed);
            json.Spread("wounded", people.Wounded);
            json.Spread("killed_by_issue", people.KilledByIssue);
            json.Spread("wounded_by_issue", people.WoundedByIssue);
            json.Strings("not_included", people.NotIncluded);
        });
    }

    private static void Pairs(Utf8JsonWriter json, PairedComparison pairs)
    {
        json.WriteString("baseline", pairs.Baseline);
        json.Number("later", pairs.Later);
        json.Number("sooner", pairs.Sooner);
        json.Number("same", pairs.Same);
    }
}
