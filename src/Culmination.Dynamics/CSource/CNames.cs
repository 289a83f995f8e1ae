using System.Globalization;
using System.Text;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.CSource;

/// <summary>A C identifier for each variable: its name in small letters, with a number where two would be one. What the source itself defines is in capitals.</summary>
internal static class CNames
{
    private static readonly string[] Reserved =
    [
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long",
        "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "asm",
        "typeof", "linux", "unix", "fabs", "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "tanh", "floor", "round", "pow", "fmod",
    ];

    internal static string[] Of(SimulationPlan plan)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.Ordinal);
        return [.. plan.Variables.Select(v => Unique(Identifier(v.Name), taken))];
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = name + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static string Identifier(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var part = char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_';
            if (part != '_' || (text.Length > 0 && text[^1] != '_'))
            {
                text.Append(part);
            }
        }

        while (text.Length > 0 && text[^1] == '_')
        {
            text.Length--;
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "v_" + text : text.ToString();
    }
}
