using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Names of variables in modules: the names of the modules and of the variable, with dots between.</summary>
internal static class QualifiedName
{
    /// <summary>What is compared of a name as written: without quotes around its parts and without a dot before it.</summary>
    internal static string Key(string written) => ModelName.Canonical('"' + Lexer.InnerText(WithoutDot(written)) + '"');

    internal static string Key(string path, string written) => path.Length == 0 ? Key(written) : path + "." + Key(written);

    /// <summary>What is compared of a name as people read it.</summary>
    internal static string KeyOfDisplay(string name) => ModelName.Canonical('"' + Escaped(name) + '"');

    /// <summary>Whether a name begins with the dot that stands for the outermost model.</summary>
    internal static bool IsFromRoot(string written) => written.AsSpan().TrimStart().StartsWith('.');

    internal static string WithoutDot(string written) => IsFromRoot(written) ? written.Trim()[1..] : written.Trim();

    /// <summary>A name as it stands in an equation, in quotes where it has to be.</summary>
    /// <param name="path">The modules it is in, as people read them.</param>
    /// <param name="inner">The name without quotes; quotes that are part of it are escaped.</param>
    internal static string InEquation(string path, string inner)
    {
        var whole = path.Length == 0 ? inner : Escaped(path) + "." + inner;
        var joined = whole.Replace(' ', '_');
        return joined.Split('.').All(IsPlain) ? joined : '"' + whole + '"';
    }

    internal static string Escaped(string name) => name.Replace("\"", "\\\"", StringComparison.Ordinal);

    private static bool IsPlain(string part) => part.Length > 0 && Lexer.IsWordStart(part[0]) && part.All(Lexer.IsWordPart);
}
