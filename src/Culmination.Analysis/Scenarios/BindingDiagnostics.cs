using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios;

/// <summary>Every mistake that can be found when a scenario is laid over its model, with its code.</summary>
internal static class BindingDiagnostics
{
    public static Diagnostic UnknownVariable(TextSpan? span, string name, string? near) =>
        Diagnostic.Error("E0530", span, $"the model has no variable '{name}'", near is null ? null : $"did you mean '{near}'?");

    public static Diagnostic NotConstant(TextSpan? span, string name) =>
        Diagnostic.Error("E0531", span, $"'{name}' is not a constant of the model", "only an input with a plain number can be set from outside");

    public static Diagnostic Subscripts(TextSpan? span, string name, IReadOnlyList<string> elements) =>
        Diagnostic.Error("E0532", span, $"'{name}' does not name elements of this array", $"write [*] for all, or one of: {string.Join(", ", elements.Take(6))}{(elements.Count > 6 ? ", …" : string.Empty)}");

    public static Diagnostic SetTwice(TextSpan? span, string name, string other, string variable) =>
        Diagnostic.Error("E0533", span, $"'{name}' and '{other}' both set {variable}", "one variable has one prior, or one value in a policy");

    public static Diagnostic OtherUnit(TextSpan span, string name, string given, string wanted) =>
        Diagnostic.Error("E0534", span, $"unit of '{name}': given in {given}, the model has {wanted}", $"give the figures in the model's unit and write 'unit: {wanted}'");

    public static Diagnostic ClaimUnit(TextSpan span, string claim, string claimUnit, string probeUnit, string? help) =>
        Diagnostic.Error("E0535", span, $"claim '{claim}' is in {claimUnit}, what it is laid beside in {probeUnit}", help);

    public static Diagnostic ReportUnit(TextSpan span, string name, string given, string wanted) =>
        Diagnostic.Error("E0536", span, $"'{name}' is in {wanted}, not in {given}", $"write 'unit: {wanted}'");

    public static Diagnostic ThresholdNotUsed(TextSpan span, string outcome) =>
        Diagnostic.Error("E0537", span, $"outcome '{outcome}' names a threshold but its condition does not hold the word 'threshold'");

    public static Diagnostic ThresholdNotNamed(TextSpan span, string outcome) =>
        Diagnostic.Error("E0537", span, $"the condition of outcome '{outcome}' holds the word 'threshold' but no threshold is named", "write 'threshold:' with the constant it stands for");

    public static Diagnostic OneThreshold(TextSpan span, string name) =>
        Diagnostic.Error("E0537", span, $"the threshold '{name}' has to be one number", "name one element of the array");

    public static Diagnostic BeforeStart(TextSpan span, string claim) =>
        Diagnostic.Error("E0538", span, $"the observation of '{claim}' looks at the model before its start", "its lag or its window reaches further back than the run");

    public static Diagnostic ModelClock(TextSpan span, double start) =>
        Diagnostic.Error("E0539", span, ScenarioDiagnostics.Text($"the model starts at time {start}; under a scenario time 0 is the first day"));

    public static Diagnostic TooManySteps(TextSpan span, int steps, int most) =>
        Diagnostic.Error("E0539", span, ScenarioDiagnostics.Text($"from the first to the last day are {steps} steps of the model, more than {most}"), "end the calendar earlier");

    public static Diagnostic Override(string message, string? help = null) => Diagnostic.Error("E0540", null, message, help);

    public static Diagnostic LeftOut(TextSpan span, string claim, DateOnly issue) =>
        Diagnostic.Warning("W0541", span, $"claim '{claim}' was published after {ScenarioDiagnostics.Day(issue)}: it is not observed");

    public static Diagnostic PooledAnew(TextSpan span, string pool, IEnumerable<string> claims, DateOnly asOf, DateOnly issue) =>
        Diagnostic.Warning("W0541", span, $"claims of pool '{pool}' were published after {ScenarioDiagnostics.Day(issue)}: it is observed as of {ScenarioDiagnostics.Day(asOf)}, from what was known: {string.Join(", ", claims)}");

    public static Diagnostic PoolLeftOut(TextSpan span, string pool, DateOnly issue, string? why) =>
        Diagnostic.Warning("W0541", span, why is null
            ? $"no claim of pool '{pool}' had been published by {ScenarioDiagnostics.Day(issue)}: it is not observed"
            : $"pool '{pool}' cannot be made of what had been published by {ScenarioDiagnostics.Day(issue)}, and is not observed: {why}");

    public static Diagnostic PriorLater(TextSpan span, string parameter, string claim, DateOnly issue) =>
        Diagnostic.Warning("W0542", span, $"the prior of '{parameter}' rests on claim '{claim}', published after {ScenarioDiagnostics.Day(issue)}");
}
