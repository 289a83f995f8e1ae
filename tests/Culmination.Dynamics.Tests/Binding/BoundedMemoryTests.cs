using Culmination.Dynamics.Binding;

namespace Culmination.Dynamics.Tests.Binding;

/// <summary>Large arrays: what is refused asks for little memory before it is, and what is accepted for little per term.</summary>
public sealed class BoundedMemoryTests
{
    private const string Large = "<dim name=\"D\" size=\"250000\"/>";

    /// <summary>Each of 250,000 elements would read all 250,000: told after the first of them.</summary>
    [Theory]
    [InlineData("SUM(x[*])")]
    [InlineData("x[D] / SUM(x)")]
    [InlineData("MEAN(x[*] * y[D])")]
    [InlineData("STDDEV(x[*])")]
    [InlineData("IF x[D] &gt; 1 THEN MAX(x[*]) ELSE 0")]
    public void An_array_whose_every_element_reads_the_whole_is_refused_in_little_memory(string equation)
    {
        var (bytes, codes) = Bound(Array("x", "1") + Array("y", equation), Large);
        Assert.Equal(["E0308"], codes);
        Assert.True(bytes < 700_000_000, $"{bytes / 1_000_000} MB were asked for");
    }

    /// <summary>A term of a sum asks for some 400 bytes until its variable is ordered: as many models as are accepted stay within reach.</summary>
    [Fact]
    public void Terms_are_spread_out_in_little_memory()
    {
        const int Elements = 1000;
        var (bytes, codes) = Bound(Array("some number", "1") + Array("y", "SUM(Some_Number[*])"), "<dim name=\"D\" size=\"1000\"/>");
        Assert.Empty(codes);
        Assert.True(bytes < 550L * Elements * Elements, $"{bytes / (Elements * Elements)} bytes for a term");
    }

    /// <summary>Of elements with equations of their own, each counts as often as it is used: one that reads all is no reason to refuse.</summary>
    [Fact]
    public void One_element_may_read_the_whole()
    {
        var (_, codes) = Bound(
            Array("x", "1") + "<aux name=\"y\"><dimensions><dim name=\"D\"/></dimensions><element subscript=\"1\"><eqn>SUM(x[*])</eqn></element><element subscript=\"*\"><eqn>x[D]</eqn></element></aux>",
            "<dim name=\"D\" size=\"3000\"/>");
        Assert.DoesNotContain("E0308", codes);
    }

    private static string Array(string name, string equation) => $"<aux name=\"{name}\"><dimensions><dim name=\"D\"/></dimensions><eqn>{equation}</eqn></aux>";

    private static (long Bytes, IEnumerable<string> Codes) Bound(string variables, string dimensions)
    {
        var model = ModelText.Read(ModelText.File(variables, dimensions));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bound = Binder.Bind(model);
        return (GC.GetAllocatedBytesForCurrentThread() - before, bound.Diagnostics.Select(d => d.Code));
    }
}
