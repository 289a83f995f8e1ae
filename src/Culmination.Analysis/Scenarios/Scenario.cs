using System.Collections.Immutable;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios;

/// <summary>
/// A model bound to evidence, policies and a question (scenario.yaml, checked). Names in it are those the author wrote; that they exist in the
/// model and that their units fit has been checked when a <see cref="BoundScenario"/> was made of it.
/// </summary>
public sealed record Scenario(
    string Name,
    string Title,
    string Directory,
    string ModelPath,
    SideNames Sides,
    Calendar Calendar,
    ImmutableArray<UncertainParameter> Parameters,
    ImmutableArray<EvidenceWindow> Windows,
    ImmutableArray<Observation> Observations,
    ImmutableArray<Policy> Policies,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<string> OrderOfTies,
    Question Question,
    ImmutableArray<ReportedVariable> Reported,
    ImmutableArray<PeopleReport> People,
    ImmutableArray<StructuralSwitch> Structures,
    ImmutableArray<string> NotModelled,
    RunSettings Run,
    ImmutableArray<Claim> Claims,
    ImmutableArray<Source> Sources,
    string ContentHash)
{
    /// <summary>SHA-256 of scenario.yaml alone, lower-case hex (line ends normalised).</summary>
    public string FileHash { get; init; } = string.Empty;

    /// <summary>Pools that priors are drawn from or that are observed, in the order of the scenario.</summary>
    public ImmutableArray<EvidencePool> Pools { get; init; } = [];

    /// <summary>What biases of sources of one kind have in common, in the order of the scenario.</summary>
    public ImmutableArray<SourceType> SourceTypes { get; init; } = [];

    /// <summary>SHA-256 of claims.csv and sources.csv, and of the ledger's other files where there are any.</summary>
    public string ClaimsHash { get; init; } = string.Empty;

    /// <summary>SHA-256 of the model file, its bytes as they are.</summary>
    public string ModelHash { get; init; } = string.Empty;

    /// <summary>The type whose lean and spread the bias of a window has, or null: it has no bias, or nothing is said of the kind of its source.</summary>
    internal SourceType? TypeOf(EvidenceWindow window)
    {
        var kind = window.Bias is null ? null : Sources.FirstOrDefault(s => s.Id == window.Source)?.Kind;
        return SourceTypes.FirstOrDefault(t => t.Kind == kind);
    }
}

/// <summary>What the model's two sides are called in this war.</summary>
public sealed record SideNames(string Invader, string Defender);

/// <summary>First day of the run, date of issue (evidence published by then may be used) and end of the forecast. Model time is weeks since the first day.</summary>
public sealed record Calendar(DateOnly Start, DateOnly Issue, DateOnly End)
{
    /// <summary>Stands for days that could not be read, while the rest of the scenario is looked at.</summary>
    internal static Calendar Incomplete { get; } = new(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue);

    internal bool IsComplete => Start > DateOnly.MinValue;

    public double WeekOf(DateOnly day) => (day.DayNumber - Start.DayNumber) / 7.0;

    public DateOnly DayOf(double week) => Start.AddDays((int)Math.Floor(week * 7.0));
}

/// <summary>An uncertain input: a constant of the model, or one of its elements, with a prior that names its claims or is declared a judgement.</summary>
public sealed record UncertainParameter(
    string Name, Distribution Prior, string Unit, string Because, ImmutableArray<string> Claims, TextSpan Span)
{
    /// <summary>The pool (or the single claim) the prior is drawn from, or null.</summary>
    public EvidencePool? Pool { get; init; }

    /// <summary>What stood in the prior's place while less was known, by rising day.</summary>
    public ImmutableArray<EarlierPrior> Before { get; init; } = [];

    /// <summary>The parameter as it would have been given at a date of issue: with the first earlier prior whose day lies after it.</summary>
    internal UncertainParameter At(DateOnly issue) => Before.FirstOrDefault(b => issue < b.Day) is { } earlier
        ? this with { Prior = earlier.Prior, Because = earlier.Because, Claims = earlier.Claims, Pool = null, Span = earlier.Span }
        : this;
}

/// <summary>A prior for dates of issue before a day.</summary>
public sealed record EarlierPrior(DateOnly Day, Distribution Prior, string Because, ImmutableArray<string> Claims, TextSpan Span);

/// <summary>
/// One source's window on the hidden state: observed = coverage · latent(t − lag) · exp(bias). Bias and coverage are uncertain parameters shared by all
/// observations of the source (named <c>bias:ID</c> and <c>coverage:ID</c>); null where there is none. A <see cref="SourceType"/> may say what the biases of several sources share.
/// </summary>
public sealed record EvidenceWindow(
    string SourceId, Distribution? Bias, Distribution? Coverage, double LagWeeks, string Because, TextSpan Span)
{
    /// <summary>Whose window it is: one source may have several, named SOURCE/what.</summary>
    internal string Source => SourceId.Split('/', 2)[0];
}

/// <summary>What a claim lets us see of the model: an expression over model variables, and how it is compared.</summary>
/// <param name="Of">XMILE expression over model variables.</param>
/// <param name="As">How the claim's figure follows from the expression.</param>
/// <param name="WindowWeeks">For <see cref="ObservedAs.Rate"/>: over how many weeks up to the day.</param>
/// <param name="PeriodStart">For <see cref="ObservedAs.Increment"/>: from which day on.</param>
/// <param name="ErrorScale">Scale of the Student-t error: of the logarithm, or in the claim's unit when <paramref name="IsLinear"/>.</param>
/// <param name="DegreesOfFreedom">Of the Student-t error.</param>
public sealed record Observation(
    string ClaimId,
    string WindowId,
    string Of,
    ObservedAs As,
    double WindowWeeks,
    DateOnly? PeriodStart,
    double ErrorScale,
    double DegreesOfFreedom,
    bool IsLinear,
    string Label,
    TextSpan Span)
{
    /// <summary>Where <see cref="Of"/> stands.</summary>
    public TextSpan OfSpan { get; init; } = Span;

    /// <summary>The pool that is observed in place of a claim, or null.</summary>
    public EvidencePool? Pool { get; init; }

    /// <summary>At an earlier date of issue, the claims with a vote among those of its pool that were known by then; empty where the pool is as the scenario has it.</summary>
    public ImmutableArray<string> PooledAnew { get; init; } = [];

    /// <summary>If given: only for dates of issue before this day, when a later claim of the same source takes its place.</summary>
    public DateOnly? Until { get; init; }
}

public enum ObservedAs
{
    /// <summary>The value of the expression at the day.</summary>
    Level,

    /// <summary>The expression (a cumulative sum) at the day less its value at the start of the period; per day, week, month or year if the claim's unit is a rate.</summary>
    Increment,

    /// <summary>The growth of the expression (a cumulative sum) over the window before the day, per time unit of the claim.</summary>
    Rate,
}

/// <summary>A named set of lever settings that begin at the date of issue (or at their own day). Values are model units.</summary>
public sealed record Policy(string Name, string Label, string Condition, ImmutableArray<LeverSetting> Settings, TextSpan Span);

public sealed record LeverSetting(string Lever, double Value, DateOnly? From, TextSpan Span);

/// <summary>A cause that ends the question, met when its condition has held for a number of weeks without a break after the date of issue.</summary>
/// <param name="When">XMILE expression; the word <c>threshold</c> in it stands for <paramref name="Threshold"/>.</param>
/// <param name="ForWeeks">How long it has to hold.</param>
/// <param name="Threshold">The model constant (or element) that is the threshold, or null. The answer is also given with it fixed at its prior's 10, 50 and 90 % points.</param>
public sealed record Outcome(string Name, string Label, string When, double ForWeeks, string? Threshold, TextSpan Span)
{
    /// <summary>Where <see cref="When"/> stands.</summary>
    public TextSpan WhenSpan { get; init; } = Span;
}

/// <summary>The question, its race (first cause, rival cause), and its mirror.</summary>
public sealed record Question(string Text, ImmutableArray<string> Race, ImmutableArray<string> Mirror, DateOnly By);

/// <summary>A variable whose quantile bands the answer and the archive carry.</summary>
public sealed record ReportedVariable(string Name, string Expression, string Unit, bool InAnswer, TextSpan Span)
{
    /// <summary>Where <see cref="Expression"/> stands.</summary>
    public TextSpan ExpressionSpan { get; init; } = Span;
}

/// <summary>People killed and wounded on one side: cumulative expressions, and what is not included.</summary>
public sealed record PeopleReport(string Side, string Killed, string Wounded, ImmutableArray<string> NotIncluded, TextSpan Span)
{
    public TextSpan KilledSpan { get; init; } = Span;

    public TextSpan WoundedSpan { get; init; } = Span;
}

/// <summary>A choice between forms of the model, drawn with equal or stated weights: a model constant that takes one value per form.</summary>
public sealed record StructuralSwitch(string Name, ImmutableArray<StructuralForm> Forms, TextSpan Span)
{
    /// <summary>Why these forms and weights.</summary>
    public string Because { get; init; } = string.Empty;
}

public sealed record StructuralForm(string Label, double Value, double Weight);

public sealed record RunSettings(int Members, ulong Seed);
