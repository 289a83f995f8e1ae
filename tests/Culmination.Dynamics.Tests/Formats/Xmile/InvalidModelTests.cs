using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests.Formats.Xmile;

/// <summary>
/// Files of the folder invalid/ are wrong in one way each. Beside each stands what is to be said of it: code, line, column, and a part of the message or of the help.
/// </summary>
public sealed class InvalidModelTests
{
    private static string Folder => Path.Combine(ModelText.Root(), "tests", "Culmination.Dynamics.Tests", "invalid");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.xmile").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_mistake_is_named_at_its_place(string file)
    {
        var read = XmileReader.Read(Path.Combine(Folder, file));
        var found = read.Succeeded ? Binder.Bind(read.Value).Diagnostics : read.Diagnostics;
        var expected = System.IO.File.ReadAllLines(Path.Combine(Folder, Path.ChangeExtension(file, ".expected")));
        Assert.Equal(expected.Select(l => l.Split(' ', 2)[0] + " " + l.Split(' ', 3)[1]), found.Select(Place));
        foreach (var (line, diagnostic) in expected.Zip(found))
        {
            Assert.Contains(line.Split(' ', 3)[2], diagnostic.Message + " | " + diagnostic.Help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Files.Count >= 20);

    private static string Place(Diagnostic d) => FormattableString.Invariant($"{d.Code} {d.Span?.Line}:{d.Span?.Column}");
}
