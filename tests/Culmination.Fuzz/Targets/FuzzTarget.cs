namespace Culmination.Fuzz.Targets;

/// <summary>A reader that is fed: makes an input of a seed, and says what is wrong with how it was taken.</summary>
internal abstract class FuzzTarget
{
    internal abstract string Name { get; }

    /// <summary>Whether inputs come from a grammar; else from files that are spoiled.</summary>
    internal abstract bool IsGrammar { get; }

    internal abstract byte[] Make(ulong seed);

    /// <summary>What is wrong, or null. An exception is a finding too.</summary>
    internal abstract string? Check(byte[] input);
}
