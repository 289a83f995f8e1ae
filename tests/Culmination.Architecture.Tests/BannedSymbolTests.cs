using System.Diagnostics;
using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace Culmination.Architecture.Tests;

/// <summary>The lists of what libraries may not call are whole, and bite.</summary>
public sealed class BannedSymbolTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Functions whose last bits, or whose instruction, differ from one processor or library to another.</summary>
    private static readonly string[] Functions =
    [
        "Exp", "ExpM1", "Exp2", "Exp2M1", "Exp10", "Exp10M1", "Log", "LogP1", "Log2", "Log2P1", "Log10", "Log10P1", "Pow", "RootN", "Cbrt", "Hypot", "Sin", "SinPi", "Cos", "CosPi", "Tan", "TanPi", "SinCos",
        "SinCosPi", "Asin", "AsinPi", "Acos", "AcosPi", "Atan", "AtanPi", "Atan2", "Atan2Pi", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "FusedMultiplyAdd", "MultiplyAddEstimate", "ReciprocalEstimate",
        "ReciprocalSqrtEstimate", "Lerp", "Dot",
    ];

    private static readonly Type[] Holders =
    [
        typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Half), typeof(Vector), typeof(Vector64), typeof(Vector128), typeof(Vector256), typeof(Vector512),
    ];

    /// <summary>By these a generic method reaches the same functions.</summary>
    private static readonly Type[] Interfaces =
    [
        typeof(IExponentialFunctions<>), typeof(ILogarithmicFunctions<>), typeof(IPowerFunctions<>), typeof(IRootFunctions<>), typeof(ITrigonometricFunctions<>), typeof(IHyperbolicFunctions<>),
    ];

    [Fact]
    public void Every_function_that_differs_between_machines_is_banned()
    {
        // The logarithm of an integer is exact.
        var wanted = Holders.SelectMany(t => t.GetMethods(Members)).Where(m => Functions.Contains(m.Name, StringComparer.Ordinal))
            .Where(m => Array.Exists(m.GetParameters(), p => IsOfReals(p.ParameterType))).Select(DocumentationId.Of)
            .Concat(Interfaces.Select(t => "T:" + t.FullName));
        AreBanned(wanted, "BannedSymbols.Maths.txt");
    }

    [Fact]
    public void Clocks_chance_and_the_console_are_banned()
    {
        var clocks = new[] { typeof(DateTime), typeof(DateTimeOffset) }.SelectMany(t => t.GetProperties(Members)).Where(p => p.Name is "Now" or "UtcNow" or "Today")
            .Concat(typeof(Environment).GetProperties(Members).Where(p => p.Name.StartsWith("TickCount", StringComparison.Ordinal))).Select(DocumentationId.Of);
        string[] types = ["T:System.Random", "T:System.Console", "T:System.Diagnostics.Stopwatch", "T:System.TimeProvider", "T:System.Security.Cryptography.RandomNumberGenerator"];
        var guids = typeof(Guid).GetMethods(Members).Where(m => m.Name is "NewGuid" or "CreateVersion7").Select(DocumentationId.Of);
        AreBanned(clocks.Concat(types).Concat(guids), "BannedSymbols.txt");
    }

    /// <summary>A line with a slip of the pen bans nothing, and nobody is told.</summary>
    [Fact]
    public void Every_line_names_something_that_there_is()
    {
        var types = Holders.Concat([typeof(Random), typeof(Complex), typeof(Console), typeof(Stopwatch), typeof(DateTime), typeof(Guid), typeof(System.Security.Cryptography.RandomNumberGenerator), typeof(System.Runtime.Intrinsics.X86.Fma)])
            .Select(t => t.Assembly).Distinct().SelectMany(a => a.GetExportedTypes()).ToList();
        var there = types.Select(t => "T:" + t.FullName).ToHashSet(StringComparer.Ordinal);
        there.UnionWith(types.SelectMany(t => t.GetMethods(Members)).Select(DocumentationId.Of));
        there.UnionWith(types.SelectMany(t => t.GetProperties(Members)).Select(DocumentationId.Of));

        // A package that no library has yet.
        var lines = Banned("BannedSymbols.Maths.txt").Concat(Banned("BannedSymbols.txt")).Where(l => l != "T:System.Numerics.Tensors.TensorPrimitives");
        Assert.Empty(lines.Except(there, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_library_has_the_lists_and_the_analyzer()
    {
        var all = Repository.ReadXml("Directory.Build.props");
        Assert.Contains(all.Descendants("PackageReference"), p => (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Equal("true", all.Descendants("TreatWarningsAsErrors").Single().Value);

        // The analyzer takes BannedSymbols.txt and BannedSymbols.*.txt, and passes over any other name in silence.
        foreach (var project in Repository.Files("src", "*.csproj").Where(p => !p.Contains("Cli", StringComparison.Ordinal)))
        {
            var lists = Repository.ReadXml(project).Descendants("AdditionalFiles").Select(f => (string?)f.Attribute("Include"));
            Assert.Equal(["../../eng/BannedSymbols.Maths.txt", "../../eng/BannedSymbols.txt"], lists.Order(StringComparer.Ordinal));
        }

        Assert.DoesNotContain(Repository.Files("src", "*.cs").Select(Repository.Read), text => text.Contains("disable RS0030", StringComparison.Ordinal));
    }

    /// <summary>A library that calls them does not compile.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void What_is_banned_does_not_compile()
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "banned");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "banned.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <AdditionalFiles Include="../../eng/BannedSymbols.txt" />
                <AdditionalFiles Include="../../eng/BannedSymbols.Maths.txt" />
              </ItemGroup>
            </Project>
            """);
        string[] lines =
        [
            "System.Math.Exp(1)", "System.MathF.Sin(1)", "double.Pow(2, 3)", "double.Hypot(3, 4)", "System.Math.FusedMultiplyAdd(1, 2, 3)", "double.MultiplyAddEstimate(1, 2, 3)", "float.Log2(3)",
            "System.Runtime.Intrinsics.Vector512.Exp(System.Runtime.Intrinsics.Vector512<double>.One)", "System.Runtime.Intrinsics.Vector256.SinCos(System.Runtime.Intrinsics.Vector256<float>.One)",
            "System.Numerics.Vector.Cos(System.Numerics.Vector<double>.One)", "new System.Random(1)", "System.DateTime.Now", "System.Environment.TickCount64", "System.Guid.NewGuid()", "System.Console.Out",
            "System.Diagnostics.Stopwatch.GetTimestamp()",
        ];
        var body = string.Concat(lines.Select((l, i) => $"public static object L{i} => {l};\n"));
        File.WriteAllText(Path.Combine(folder, "Banned.cs"), $"public static class Banned {{\n{body}public static T G<T>(T x) where T : System.Numerics.ITrigonometricFunctions<T> => T.Sin(x);\n}}\n");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-v", "q", "--nologo", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        var refused = output.Split('\n').Where(l => l.Contains("error RS0030", StringComparison.Ordinal)).Select(l => l[(l.IndexOf("Banned.cs(", StringComparison.Ordinal) + 10)..].Split(',')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enumerable.Range(2, lines.Length + 1).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Except(refused));
    }

    private static void AreBanned(IEnumerable<string> wanted, string list)
    {
        var missing = wanted.Except(Banned(list), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"eng/{list} lacks:\n{string.Join('\n', missing)}");
    }

    private static bool IsOfReals(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        return type == typeof(double) || type == typeof(float) || type == typeof(Half) || type.IsGenericParameter || (type.IsGenericType && Array.Exists(type.GetGenericArguments(), IsOfReals));
    }

    private static IEnumerable<string> Banned(string list) => Repository.Read("eng/" + list).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')[0]);
}
