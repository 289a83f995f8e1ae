using System.Collections.Immutable;

namespace Culmination.Evidence.Extraction;

/// <summary>What kind of thing a text asserts.</summary>
public enum ProposalKind
{
    Quantity,
    Causal,
    Conditional,
    Forecast,
    Event,
}

/// <summary>A claim that was found in a text and that nobody has accepted yet.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the document as it was given (markup included).</param>
/// <param name="End">One past the last.</param>
/// <param name="Bound">How the figures are meant, in the words of claims.csv and these: approx_below, approx_above, vague_order, vague_high, fraction, ratio, change, ordinal_date; "none" without figures.</param>
/// <param name="AssertedBy">Who says so: a name with what stands beside it, "narrator", or "unnamed".</param>
/// <param name="ReportedBy">Through whom the text has it, or empty.</param>
/// <param name="Hedge">Weakening words in the order of the text, or "none".</param>
/// <param name="Rule">The rule that found it and, after a semicolon, the rule that found its speaker.</param>
/// <param name="Confidence">The measured precision of the rule, see docs/guide/evidence.md.</param>
public sealed record Proposal(
    int Start,
    int End,
    string Text,
    ProposalKind Kind,
    double? Low,
    double? Central,
    double? High,
    string Bound,
    string Unit,
    string AssertedBy,
    string ReportedBy,
    string Hedge,
    DateOnly? PeriodStart,
    DateOnly? AsOf,
    string Rule,
    double Confidence)
{
    /// <summary>Whether it carries a figure.</summary>
    public bool HasValue => Low is not null || Central is not null || High is not null;
}

/// <summary>A causal or conditional sentence read as a link between two known variables.</summary>
/// <param name="From">Code of the variable that acts.</param>
/// <param name="To">Code of the variable acted on.</param>
/// <param name="Polarity">+ or −, by the cue.</param>
/// <param name="Cue">The words that show it.</param>
public sealed record LinkProposal(int Start, int End, string From, string To, string Polarity, string Cue, string AssertedBy, double Confidence);

/// <summary>All that was found in a text, in the order of the text.</summary>
/// <param name="Date">The day of the document: given, or found at its head; null when neither.</param>
public sealed record ExtractionResult(ImmutableArray<Proposal> Proposals, ImmutableArray<LinkProposal> Links, DateOnly? Date);

/// <param name="Date">The day of the document, from which "last month" is counted; null: looked for at the head of the text.</param>
public sealed record ExtractionOptions(DateOnly? Date = null);
