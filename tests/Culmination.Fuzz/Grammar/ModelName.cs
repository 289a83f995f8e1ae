using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

/// <summary>A variable's name as an attribute and as equations write it, and its dimensions.</summary>
internal sealed record ModelName(string Attribute, string Plain, bool IsQuoted, IReadOnlyList<ModelAxis> Axes)
{
    internal static ModelName Make(Dice dice, int number, IReadOnlyList<ModelAxis> axes)
    {
        var ending = FormattableString.Invariant($" {number}");
        return dice.Below(7) switch
        {
            0 => new ModelName("people killed" + ending, "people_killed" + ending.Replace(' ', '_'), false, axes),
            1 => new ModelName("Größe\\n" + ending, "Größe_" + ending.Trim(), false, axes),
            2 => new ModelName("a-b (c)" + ending, "a-b (c)" + ending, true, axes),
            3 => new ModelName("x&amp;y" + ending, "x&y" + ending, true, axes),
            4 => new ModelName(FormattableString.Invariant($"人_{number}"), FormattableString.Invariant($"人_{number}"), false, axes),
            5 => new ModelName(FormattableString.Invariant($"{number} first"), FormattableString.Invariant($"{number} first"), true, axes),
            _ => new ModelName("Stock" + ending, "Stock" + ending.Replace(' ', '_'), false, axes),
        };
    }

    /// <summary>Whether it stands in a module: its dot means something and is not quoted.</summary>
    internal bool IsQualified { get; init; }

    /// <summary>A spelling of the name.</summary>
    internal string Written(Dice dice)
    {
        if (IsQualified)
        {
            return dice.Once(2) ? Plain : Plain.ToUpperInvariant();
        }

        var text = dice.Below(4) switch { 0 => Plain.ToLowerInvariant(), 1 => Plain.ToUpperInvariant(), _ => Plain };
        return IsQuoted || dice.Once(6) ? $"\"{text}\"" : dice.Once(8) ? text.Replace("_", "__", StringComparison.Ordinal) : text;
    }
}
