using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Somebody asserts something about a quantity. Columns of claims.csv; see docs/formats/claims.md.</summary>
/// <param name="Id">Stable id, unique in the ledger.</param>
/// <param name="QuantityCode">What is asserted, by a code of the published list.</param>
/// <param name="Side">Invader, Defender, US, Europe, Other or both.</param>
/// <param name="Low">Lower end in <paramref name="Unit"/>, if given.</param>
/// <param name="Central">Central value, if given.</param>
/// <param name="High">Upper end, if given.</param>
/// <param name="Bound">How the figures are meant.</param>
/// <param name="AsOf">The day the figure speaks of.</param>
/// <param name="Published">The day it became known: it may be used from that date of issue on.</param>
/// <param name="PeriodStart">For a sum over a period, its first day.</param>
/// <param name="AssertedBy">Source id of who asserts it.</param>
/// <param name="ReportedBy">Via whom we have it.</param>
/// <param name="Origin">Where it was first asserted: two reports of one origin are one piece of evidence.</param>
/// <param name="Relation">How it hangs on another claim ("derives-from:ID", "subset-of:ID", …), or empty.</param>
/// <param name="Statement">The assertion in the project's own words.</param>
/// <param name="Span">Where the row stands.</param>
public sealed record Claim(
    string Id,
    string QuantityCode,
    string Side,
    double? Low,
    double? Central,
    double? High,
    ClaimBound Bound,
    string Unit,
    string Definition,
    DateOnly AsOf,
    DateOnly Published,
    DateOnly? PeriodStart,
    string AssertedBy,
    string ReportedBy,
    string Origin,
    string Relation,
    string Statement,
    string Link,
    DateOnly? Entered,
    TextSpan Span)
{
    /// <summary>Known ways in which the report says something else than its source (<see cref="ReportingFlags"/>).</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>What is counted, in words that can be compared (<see cref="DefinitionWords"/>), in alphabetical order; empty where only <see cref="Definition"/> says it.</summary>
    public string DefinitionCode { get; init; } = string.Empty;

    /// <summary>How the figure came about (<see cref="ClaimBasis"/>), or empty.</summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>Words by which whoever asserts it holds back: "believes", "as many as".</summary>
    public string Hedge { get; init; } = string.Empty;

    /// <summary>Id of the document it was read from, or empty.</summary>
    public string Document { get; init; } = string.Empty;

    /// <summary>First character of the passage in the document's text, counted from 0 in UTF-16 units.</summary>
    public int? SpanStart { get; init; }

    /// <summary>The character after its last.</summary>
    public int? SpanEnd { get; init; }

    /// <summary>At most fifteen words of the document.</summary>
    public string Quotation { get; init; } = string.Empty;

    /// <summary>What is counted: the code where there is one, else the text.</summary>
    public string Counts => DefinitionCode.Length > 0 ? DefinitionCode : Definition;

    /// <summary>Whether both say that they count the same. What was announced beforehand and what was counted or estimated afterwards are never the same.</summary>
    public bool CountsTheSameAs(Claim other) =>
        string.Equals(Basis, ClaimBasis.Announced, StringComparison.Ordinal) == string.Equals(other.Basis, ClaimBasis.Announced, StringComparison.Ordinal)
        && (DefinitionCode.Length > 0 && other.DefinitionCode.Length > 0
            ? string.Equals(DefinitionCode, other.DefinitionCode, StringComparison.Ordinal)
            : string.Equals(Definition, other.Definition, StringComparison.Ordinal));

    /// <summary>Whether the report is known to say something else than its source: such a claim confirms nothing and has no vote.</summary>
    public bool IsKnownError => Flags.Any(ReportingFlags.IsError);

    /// <summary>The middle of what is asserted: the central value, else the geometric (positive ends) or arithmetic mean of the ends, else the one end there is.</summary>
    public double? Middle => Central ?? (Low, High) switch
    {
        ({ } low, { } high) when low > 0 && high > 0 => Math.Sqrt(low * high),
        ({ } low, { } high) => (low + high) / 2,
        ({ } low, null) => low,
        (null, { } high) => high,
        _ => null,
    };
}

/// <summary>How the figures of a claim are meant.</summary>
public enum ClaimBound
{
    Point,
    Range,

    /// <summary>At least.</summary>
    Lower,

    /// <summary>More than.</summary>
    LowerStrict,

    /// <summary>At most.</summary>
    Upper,

    /// <summary>Less than.</summary>
    UpperStrict,

    /// <summary>About.</summary>
    Approx,
    Vague,
    None,
}

/// <summary>Who asserts: one row of sources.csv.</summary>
/// <param name="Reliability">The Admiralty letter A (completely reliable) to F (cannot be judged), given by rule.</param>
public sealed record Source(string Id, string Name, string Kind, char Reliability, string Note, TextSpan Span);
