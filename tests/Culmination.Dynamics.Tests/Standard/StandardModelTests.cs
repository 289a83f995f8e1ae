using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Formats.Xmile;

namespace Culmination.Dynamics.Tests.Standard;

/// <summary>
/// Models that go through the standard, one part a file. Beside each stands what it gives (variable, time, value), by closed forms or worked out by hand; # begins a comment.
/// </summary>
public sealed class StandardModelTests
{
    private const double Tolerance = 1e-12;

    internal static string Folder => Path.Combine(ModelText.Root(), "tests", "Culmination.Dynamics.Tests", "Standard", "models");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".expected", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Values_are_those_expected(string file)
    {
        var model = Read(file);
        var bound = ModelText.Value(Binder.Bind(model));
        var plan = ModelText.Value(Planner.Plan(bound));
        var trajectory = RunRecorder.Record(new Interpreter(plan with { Clock = plan.Clock with { SaveStride = 1 } }), cancellation: TestContext.Current.CancellationToken);
        var lines = File.ReadAllLines(Path.Combine(Folder, Path.ChangeExtension(file, ".expected"))).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            var id = Assert.Single(bound.Find(parts[0]));
            var step = (int)Math.Round((Number(parts[1]) - plan.Clock.Start) / plan.Clock.TimeStep);
            var (expected, actual) = (Number(parts[2]), trajectory.Columns.First(c => c.Variable == id).Values[step]);
            Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{line}: {actual:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_kernel_has_the_same_bits(string file)
    {
        var plan = ModelText.Value(Planner.Plan(ModelText.Value(Binder.Bind(Read(file)))));
        var interpreted = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        var compiled = RunRecorder.Record(new VectorKernel(plan), cancellation: TestContext.Current.CancellationToken);
        foreach (var (expected, actual) in interpreted.Columns.Zip(compiled.Columns))
        {
            Assert.Equal(expected.Values.Select(BitConverter.DoubleToInt64Bits), actual.Values.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_comes_back_from_the_writer(string file) => XmileWriterTests.AssertComesBack(Read(file));

    /// <summary>As the file stands in the world: a byte order mark, and line ends of another system.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Marks_and_line_ends_change_nothing(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\r\n");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xmile");
        try
        {
            File.WriteAllText(path, text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal(XmileWriter.Write(Read(file) with { Name = "x" }), XmileWriter.Write(ModelText.Value(XmileReader.Read(path)) with { Name = "x" }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Model Read(string file) => ModelText.Value(XmileReader.Read(Path.Combine(Folder, file)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
