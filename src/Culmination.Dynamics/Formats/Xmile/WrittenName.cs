using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>A name as it stands in an attribute.</summary>
internal static class WrittenName
{
    /// <summary>The name itself, in quotes where a reader would take something of it away (blanks at its ends, quotes of its own).</summary>
    internal static string Of(string name) =>
        string.Equals(ModelName.Display(name), name, StringComparison.Ordinal) ? name : '"' + name + '"';
}
