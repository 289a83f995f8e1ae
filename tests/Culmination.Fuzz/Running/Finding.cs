using System.Text;
using Culmination.Fuzz.Targets;

namespace Culmination.Fuzz.Running;

/// <summary>A file that holds an input and what was wrong with how it was taken.</summary>
internal sealed record Finding(string Target, ulong Seed, byte[] Input, string What)
{
    private static readonly byte[] Border = Encoding.ASCII.GetBytes("\n--- input ---\n");

    /// <summary>Writes the file; its name.</summary>
    internal string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FormattableString.Invariant($"{Target}-{Seed}.finding"));
        byte[] head = Encoding.UTF8.GetBytes(FormattableString.Invariant($"target: {Target}\nseed: {Seed}\n{What}"));
        File.WriteAllBytes(path, [.. head, .. Border, .. Input]);
        return path;
    }

    /// <summary>The target and the input of a file.</summary>
    internal static (FuzzTarget Target, byte[] Input) Load(string path, IEnumerable<FuzzTarget> targets)
    {
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(Border);
        var first = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Max(0, at))).Split('\n')[0];
        var target = targets.FirstOrDefault(t => first == "target: " + t.Name);
        return target is null ? throw new InvalidDataException($"{path} is no finding of this program.") : (target, bytes[(at + Border.Length)..]);
    }
}
