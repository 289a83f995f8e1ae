using System.Collections.Immutable;

namespace Culmination.Evidence.Extraction.Scoring;

/// <param name="Right">How many were right.</param>
/// <param name="Of">Of how many.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Share(int Right, int Of)
{
    /// <summary>Between the share and a half: a rule seen once is not taken for certain (Laplace).</summary>
    public double Smoothed => (Right + 1.0) / (Of + 2.0);

    public double Value => Of == 0 ? 1 : (double)Right / Of;

    public static Share operator +(Share a, Share b) => new(a.Right + b.Right, a.Of + b.Of);
}

/// <summary>One thing the extractor got wrong, for a person to look at.</summary>
public sealed record Miss(string Measure, string Gold, string Found);

/// <summary>How well proposals agree with gold claims.</summary>
/// <param name="Values">Gold claims with figures that a proposal at their place has.</param>
/// <param name="Bounds">Of those, how many with the right bound.</param>
/// <param name="Precision">Proposals with figures that are gold claims.</param>
/// <param name="Speakers">Gold claims (no headings) whose best proposal names the right speaker; one that is not proposed counts as wrong.</param>
/// <param name="SpeakersOfText">The same without captions, which are skipped on purpose.</param>
/// <param name="Rules">For every rule of proposals with figures, how many were right.</param>
/// <param name="SpeakerRules">For every rule that finds speakers, how many of the gold claims it answered for were right.</param>
public sealed record ExtractionScore(
    Share Values, Share Bounds, Share Precision, Share Speakers, Share SpeakersOfText, ImmutableSortedDictionary<string, Share> Rules, ImmutableSortedDictionary<string, Share> SpeakerRules, ImmutableArray<Miss> Misses)
{
    private const double Tolerance = 1e-6;

    public static ExtractionScore None { get; } = new(default, default, default, default, default, ImmutableSortedDictionary.Create<string, Share>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, Share>(StringComparer.Ordinal), []);

    /// <summary>Scores the proposals for a text.</summary>
    public static ExtractionScore Of(GoldTable gold, ImmutableArray<Proposal> proposals) => Compare(gold.Claims, proposals, scoresSpeakers: true);

    /// <summary>Scores a phrase list: every phrase is a text of its own; several rows with one phrase are its several figures.</summary>
    public static ExtractionScore OfPhrases(GoldTable gold)
    {
        var total = None;
        foreach (var phrase in gold.Claims.GroupBy(c => c.Phrase, StringComparer.Ordinal))
        {
            total += Compare([.. phrase.Select(p => p with { Start = 0, End = phrase.Key.Length })], ClaimExtractor.Extract(phrase.Key).Proposals, scoresSpeakers: false);
        }

        return total;
    }

    public static ExtractionScore operator +(ExtractionScore a, ExtractionScore b) => new(
        a.Values + b.Values, a.Bounds + b.Bounds, a.Precision + b.Precision, a.Speakers + b.Speakers, a.SpeakersOfText + b.SpeakersOfText,
        Sum(a.Rules, b.Rules), Sum(a.SpeakerRules, b.SpeakerRules), a.Misses.AddRange(b.Misses));

    /// <summary>The same in words of the operator above.</summary>
    public ExtractionScore Add(ExtractionScore other) => this + other;

    private static ExtractionScore Compare(ImmutableArray<GoldClaim> gold, ImmutableArray<Proposal> proposals, bool scoresSpeakers)
    {
        var tally = new Tally();
        foreach (var claim in gold)
        {
            Figures(claim, proposals, tally);
            if (scoresSpeakers && !claim.IsHeading)
            {
                Speaker(claim, proposals, tally);
            }
        }

        foreach (var proposal in proposals.Where(p => p.Kind == ProposalKind.Quantity || p.HasValue))
        {
            var isRight = gold.Any(g => Overlaps(g, proposal) && (proposal.HasValue ? g.Values.Length > 0 && Agrees(g, proposal) : IsVague(g)));

            if (proposal.HasValue)
            {
                tally.Precision += new Share(isRight ? 1 : 0, 1);
                if (!isRight)
                {
                    tally.Misses.Add(new Miss("precision", "-", Describe(proposal)));
                }
            }

            var rule = proposal.Rule.Split(';')[0];
            tally.Rules[rule] = tally.Rules.GetValueOrDefault(rule) + new Share(isRight ? 1 : 0, 1);
        }

        return tally.ToScore();
    }

    private static void Figures(GoldClaim claim, ImmutableArray<Proposal> proposals, Tally tally)
    {
        if (claim.Bound == "not_a_quantity")
        {
            var wrong = proposals.FirstOrDefault(p => p.Kind == ProposalKind.Quantity || p.HasValue);
            tally.Values += new Share(wrong is null ? 1 : 0, 1);
            if (wrong is not null)
            {
                tally.Misses.Add(new Miss("value", claim.Phrase + ": not a quantity", Describe(wrong)));
            }

            return;
        }

        if (claim.Values.IsEmpty && claim.Phrase.Length == 0)
        {
            return;
        }

        var best = proposals.Where(p => Overlaps(claim, p) && Agrees(claim, p) && (p.HasValue || IsVague(claim) && p.Kind == ProposalKind.Quantity)).OrderByDescending(p => p.Bound == claim.Bound).FirstOrDefault();
        tally.Values += new Share(best is null ? 0 : 1, 1);
        if (best is null)
        {
            tally.Misses.Add(new Miss("value", Describe(claim), string.Join(" | ", proposals.Where(p => Overlaps(claim, p) && p.HasValue).Select(Describe))));
            return;
        }

        var isRight = string.Equals(best.Bound, claim.Bound, StringComparison.Ordinal);
        tally.Bounds += new Share(isRight ? 1 : 0, 1);
        if (!isRight)
        {
            tally.Misses.Add(new Miss("bound", Describe(claim), Describe(best)));
        }

        if (claim.Unit.Length > 0 && !string.Equals(best.Unit, claim.Unit, StringComparison.Ordinal))
        {
            tally.Misses.Add(new Miss("unit", Describe(claim) + " " + claim.Unit, Describe(best) + " " + best.Unit));
        }
    }

    private static void Speaker(GoldClaim claim, ImmutableArray<Proposal> proposals, Tally tally)
    {
        if (claim.AssertedBy.Length == 0)
        {
            return;
        }

        var best = proposals.Where(p => Overlaps(claim, p)).OrderByDescending(p => Math.Min(p.End, claim.End) - Math.Max(p.Start, claim.Start)).FirstOrDefault();
        var isRight = best is not null && SpeakerMatch.IsSame(claim.AssertedBy, best.AssertedBy);
        var share = new Share(isRight ? 1 : 0, 1);
        tally.Speakers += share;
        if (!claim.IsCaption)
        {
            tally.SpeakersOfText += share;
        }

        if (best is not null)
        {
            var rule = best.Rule.Split(';')[1].Trim();
            tally.SpeakerRules[rule] = tally.SpeakerRules.GetValueOrDefault(rule) + share;
        }

        if (!isRight && !claim.IsCaption)
        {
            tally.Misses.Add(new Miss("speaker", $"{claim.Id} {claim.AssertedBy}", best is null ? "(nothing)" : $"{best.AssertedBy} ({best.Rule})"));
        }
    }

    private static bool Overlaps(GoldClaim claim, Proposal proposal) => proposal.Start < claim.End && claim.Start < proposal.End;

    private static bool IsVague(GoldClaim claim) => claim.Bound.StartsWith("vague", StringComparison.Ordinal) || claim.Bound is "finite" or "reference_approx";

    /// <summary>Every figure of the claim stands in the proposal, in whichever column: which column is a matter of the bound.</summary>
    private static bool Agrees(GoldClaim claim, Proposal proposal)
    {
        double[] has = [.. new[] { proposal.Low, proposal.Central, proposal.High }.OfType<double>()];
        return claim.Values.All(v => has.Any(h => Math.Abs(h - v) <= Tolerance * Math.Max(1, Math.Abs(v))));
    }

    private static string Describe(Proposal p) => FormattableString.Invariant($"'{(p.Text.Length > 60 ? p.Text[..60] : p.Text)}' {p.Low}/{p.Central}/{p.High} {p.Bound} [{p.Rule}]");

    private static string Describe(GoldClaim c) => FormattableString.Invariant($"{c.Id}{c.Phrase} {c.Low}/{c.Central}/{c.High} {c.Bound}");

    private static ImmutableSortedDictionary<string, Share> Sum(ImmutableSortedDictionary<string, Share> a, ImmutableSortedDictionary<string, Share> b)
    {
        var sum = a.ToBuilder();
        foreach (var (rule, share) in b)
        {
            sum[rule] = sum.GetValueOrDefault(rule) + share;
        }

        return sum.ToImmutable();
    }

    private sealed class Tally
    {
        public Share Values { get; set; }

        public Share Bounds { get; set; }

        public Share Precision { get; set; }

        public Share Speakers { get; set; }

        public Share SpeakersOfText { get; set; }

        public SortedDictionary<string, Share> Rules { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, Share> SpeakerRules { get; } = new(StringComparer.Ordinal);

        public List<Miss> Misses { get; } = [];

        public ExtractionScore ToScore() => new(
            Values, Bounds, Precision, Speakers, SpeakersOfText, Rules.ToImmutableSortedDictionary(StringComparer.Ordinal), SpeakerRules.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. Misses]);
    }
}
