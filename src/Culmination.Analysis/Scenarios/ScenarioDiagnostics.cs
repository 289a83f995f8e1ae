using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios;

/// <summary>Every mistake that can be found in scenario.yaml by itself and beside its claims, with its code. Mistakes against the model: <see cref="BindingDiagnostics"/>.</summary>
internal static class ScenarioDiagnostics
{
    public static Diagnostic NoFile(string path) =>
        Diagnostic.Error("E0701", new TextSpan(path, 1, 1), "there is no such file", "a scenario is a folder that holds scenario.yaml, claims.csv and sources.csv");

    public static Diagnostic Unreadable(string path, string why) =>
        Diagnostic.Error("E0701", new TextSpan(path, 1, 1), $"the file cannot be read: {why}");

    public static Diagnostic TooLarge(string path) =>
        Diagnostic.Error("E0505", new TextSpan(path, 1, 1), "the file is larger than 1 MB");

    public static Diagnostic NotYaml(TextSpan span, string why) =>
        Diagnostic.Error("E0501", span, $"this is not YAML: {why}", "a text that holds ': ' or begins with one of [{*&!|>%@ needs quotes");

    public static Diagnostic RepeatedKey(TextSpan span, string key, int line) =>
        Diagnostic.Error("E0502", span, Text($"'{key}' stands twice: it is at line {line} already"));

    public static Diagnostic YamlRefused(TextSpan span, string message, string? help) => Diagnostic.Error("E0503", span, message, help);

    public static Diagnostic TooDeep(TextSpan span, int most) =>
        Diagnostic.Error("E0504", span, Text($"more than {most} levels of nesting"));

    public static Diagnostic WrongShape(TextSpan span, string where, string wanted) =>
        Diagnostic.Error("E0506", span, $"{where} has to be {wanted}");

    public static Diagnostic UnknownKey(TextSpan span, string key, string where, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0507", span, $"'{key}' is not a key of {where}", Suggestion.Help(key, known));

    public static Diagnostic MissingKey(TextSpan span, string key, string where) =>
        Diagnostic.Error("E0508", span, $"{where} needs '{key}'", "see docs/formats/scenario.md");

    public static Diagnostic BadValue(TextSpan span, string where, string text, string wanted) =>
        Diagnostic.Error("E0509", span, $"{where}: '{text}' is not {wanted}");

    public static Diagnostic BadDistribution(TextSpan span, string message, string? help) => Diagnostic.Error("E0510", span, message, help);

    public static Diagnostic UnknownFormat(TextSpan span, string text, string known) =>
        Diagnostic.Error("E0511", span, $"'{text}' is not a format this version reads", $"write 'format: {known}'");

    public static Diagnostic EarlierPriorLater(TextSpan span, string parameter, DateOnly day, string claim, DateOnly published) =>
        Diagnostic.Error("E0527", span, $"the prior of '{parameter}' before {Day(day)} rests on claim '{claim}', published {Day(published)}", "name what was known before that day, or say why (because: \"judgement: …\")");

    public static Diagnostic NoBasis(TextSpan span, string name) =>
        Diagnostic.Error("E0512", span, $"'{name}' has no basis", "name its claims (claims: [id, …]) or say why (because: \"judgement: …\")");

    public static Diagnostic NoModel(TextSpan span, string path) =>
        Diagnostic.Error("E0513", span, $"there is no model file '{path}'", "the path is relative to the folder of the scenario");

    public static Diagnostic ModelTooLarge(TextSpan span, string path, long mostBytes) =>
        Diagnostic.Error("E0102", span, Text($"the model file '{path}' is larger than {mostBytes / (1024 * 1024)} MB"), "no model needs so much: is it the file that was meant?");

    public static Diagnostic UnknownClaim(TextSpan span, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0514", span, $"there is no claim '{id}' in claims.csv", Near(id, known));

    public static Diagnostic UnknownSource(TextSpan span, string id, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0515", span, $"there is no source '{id}'", Near(id, known));

    public static Diagnostic ClaimAfterIssue(TextSpan span, string id, DateOnly published, DateOnly issue) =>
        Diagnostic.Error("E0516", span, $"claim '{id}' was published on {Day(published)}, after the date of issue ({Day(issue)})",
            "what was not known on the date of issue may not be used: leave the claim out of this scenario's files");

    public static Diagnostic ClaimUsedTwice(TextSpan span, string id, string first) =>
        Diagnostic.Error("E0517", span, $"claim '{id}' is used both as prior and as observation", $"it would count twice; it shapes the prior of {first} already");

    public static Diagnostic ObservedTwice(TextSpan span, string id, TextSpan first) =>
        Diagnostic.Error("E0518", span, Text($"claim '{id}' is observed twice: at line {first.Line} already"), "one claim is one observation");

    public static Diagnostic OneOriginTwice(TextSpan span, string id, string other, string origin) =>
        Diagnostic.Error("E0519", span, $"claims '{id}' and '{other}' report one origin ('{origin}') about the same thing and day", "two reports of one origin are one piece of evidence: keep the fuller one");

    public static Diagnostic UnknownName(TextSpan span, string kind, string name, IReadOnlyCollection<string> known) =>
        Diagnostic.Error("E0520", span, $"there is no {kind} '{name}'", Suggestion.Help(name, known));

    public static Diagnostic NothingOf(TextSpan span, string kind) =>
        Diagnostic.Error("E0521", span, $"a scenario needs at least one {kind}");

    public static Diagnostic CalendarOrder(TextSpan span, string earlier, string later) =>
        Diagnostic.Error("E0522", span, $"{later} has to come after {earlier}");

    public static Diagnostic OutsideRun(TextSpan span, string what, DateOnly day, DateOnly start, DateOnly end) =>
        Diagnostic.Error("E0523", span, $"{what} ({Day(day)}) lies outside the run ({Day(start)} to {Day(end)})");

    public static Diagnostic NoFigure(TextSpan span, string id) =>
        Diagnostic.Error("E0524", span, $"claim '{id}' has no figure to compare with", "a claim without figures can be named as the basis of a prior, not observed");

    public static Diagnostic NoPeriod(TextSpan span, string id) =>
        Diagnostic.Error("E0525", span, $"the observation of '{id}' needs the first day of its period", "write 'period start' here or fill period_start in claims.csv");

    public static Diagnostic NotInLogarithm(TextSpan span, string id) =>
        Diagnostic.Error("E0526", span, $"claim '{id}' has a figure that is not above 0, and the error is of the logarithm", "write 'linear: true' and give the error in the claim's unit");

    public static Diagnostic NoBiasOfKind(TextSpan span, string kind) =>
        Diagnostic.Error("E0528", span, $"no source of kind '{kind}' has a bias", "give a source of this kind a 'bias' under 'sources', or leave the kind out");

    public static Diagnostic NothingShared(TextSpan span, string kind) =>
        Diagnostic.Error("E0508", span, $"source type '{kind}' needs 'lean', 'spread' or both", "see docs/formats/scenario.md");

    public static Diagnostic NotPooled(TextSpan span, string name, string why, string? help) =>
        Diagnostic.Error("E0544", span, $"'{name}' cannot be pooled: {why}", help);

    public static Diagnostic PoolUnit(TextSpan span, string name, string given, string wanted) =>
        Diagnostic.Error("E0545", span, $"'{name}' is in {given}, the parameter in {wanted}", "a pool is converted between units of one kind, such as rounds/day and rounds/week");

    public static Diagnostic ClaimOrPool(TextSpan span) =>
        Diagnostic.Error("E0546", span, "an observation is of a claim or of a pool", "write either 'claim: ID' or 'pool: NAME'");

    public static Diagnostic Refused(TextSpan span, string what) =>
        Diagnostic.Error("E0901", span, $"too detailed for this project: it gives {what}", "keep the total, drop the place");

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string? Near(string id, IReadOnlyCollection<string> known) => Suggestion.Nearest(id, known) is { } near ? $"did you mean '{near}'?" : null;
}
