namespace Culmination.Evidence.Extraction.Sentences;

/// <summary>What a stretch of text is for its reader; only <see cref="Body"/> makes claims.</summary>
internal enum SentenceRole
{
    Body,
    Heading,
    Caption,
    Credit,

    /// <summary>Bylines, datelines, notices, watermarks.</summary>
    Frame,
}

/// <summary>Tokens of a sentence.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Paragraph">Number of its paragraph.</param>
internal sealed record Sentence(int First, int Last, SentenceRole Role, int Paragraph)
{
    /// <summary>Whether a dash before it opens direct speech.</summary>
    public bool OpensSpeech { get; init; }

    /// <summary>Whether it ends like a sentence; fragments make no statements.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The name before a colon at the head of its paragraph (transcripts): token indices, or null.</summary>
    public (int First, int Last)? Label { get; init; }

    /// <summary>Whether something that is no text (heading, caption) stood between it and the sentence before.</summary>
    public bool AfterBreak { get; init; }
}
