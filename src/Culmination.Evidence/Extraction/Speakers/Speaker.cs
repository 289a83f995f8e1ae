namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Somebody who asserts something in a text.</summary>
internal sealed class Speaker(string name)
{
    /// <summary>The narrator of the text.</summary>
    public static readonly Speaker Narrator = new("narrator") { IsNarrator = true };

    /// <summary>Nobody is named: "is believed to".</summary>
    public static readonly Speaker Unnamed = new("unnamed");

    public string Name { get; set; } = name;

    /// <summary>What stands with a name: an institution or an office.</summary>
    public string Beside { get; set; } = string.Empty;

    public bool IsNarrator { get; init; }

    public bool IsPerson { get; init; }

    /// <summary>Several people, or a body of people ("they").</summary>
    public bool IsPlural { get; init; }

    /// <summary>A medium: it carries what others say.</summary>
    public bool IsOutlet { get; init; }

    /// <summary>Whether descriptions like "the researcher" may mean it.</summary>
    public bool IsExpert { get; set; }

    public string Display => Beside.Length > 0 ? $"{Name} ({Beside})" : Name;
}
