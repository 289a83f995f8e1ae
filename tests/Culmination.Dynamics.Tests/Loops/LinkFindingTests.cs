using Culmination.Dynamics.Loops;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests.Loops;

/// <summary>What counts as a response.</summary>
public sealed class LinkFindingTests
{
    private static readonly StructureLink Link = new("L01", "A", "B", 1, 2, string.Empty, "text", new TextSpan("structure.csv", 2, 1));

    [Theory]
    [InlineData(1e-8, false)]
    [InlineData(9e-7, false)]
    [InlineData(2e-6, true)]
    public void A_response_has_to_have_a_size(double size, bool isFound)
    {
        var finding = LinkFinding.Of(Link, [.. Enumerable.Repeat(new LinkResponse(size * 50, 50), 30)]);
        Assert.Equal(30, finding.WithSign);
        Assert.Equal(size, finding.Reached, 1e-15);
        Assert.Equal(isFound, finding.IsFound);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void A_fifth_of_the_states_has_to_reach_it(int reaching, bool isFound)
    {
        var finding = LinkFinding.Of(Link, [.. Enumerable.Range(0, 100).Select(i => new LinkResponse(i < reaching ? 1e-3 : i < 60 ? 1e-8 : 0, 1))]);
        Assert.Equal(60, finding.Responding);
        Assert.Equal(isFound, finding.IsFound);
        Assert.Equal(isFound ? 1e-3 : 1e-8, finding.Reached, 1e-15);
    }

    [Theory]
    [InlineData(95, true)]
    [InlineData(94, false)]
    public void Nearly_all_responses_have_the_sign(int withSign, bool isFound) =>
        Assert.Equal(isFound, LinkFinding.Of(Link, [.. Enumerable.Range(0, 100).Select(i => new LinkResponse(i < withSign ? 1 : -1, 1))]).IsFound);

    [Fact]
    public void Rounding_is_no_response()
    {
        var finding = LinkFinding.Of(Link, [.. Enumerable.Repeat(new LinkResponse(1e-12, 1), 30)]);
        Assert.Equal(0, finding.Responding);
        Assert.False(finding.IsFound);
    }

    /// <summary>A loop whose links are all there turns the way their signs multiply to; named the other way it is not found.</summary>
    [Theory]
    [InlineData(1, 1, 1, true)]
    [InlineData(-1, -1, 1, true)]
    [InlineData(1, -1, -1, true)]
    [InlineData(1, -1, 1, false)]
    [InlineData(1, 1, -1, false)]
    public void A_loop_has_the_product_of_the_signs_of_its_links(int first, int second, int named, bool isFound)
    {
        LinkFinding[] links = [Found(Link with { Polarity = first }), Found(Link with { Id = "L02", Source = "B", Target = "A", Polarity = second })];
        var loop = new StructureLoop("R1", ["A", "B"], named, string.Empty, Link.Span);
        var finding = LoopFinding.Of(loop, links);
        Assert.Empty(finding.Missing);
        Assert.Equal((first * second, isFound), (finding.Polarity, finding.IsFound));

        static LinkFinding Found(StructureLink link) => LinkFinding.Of(link, [.. Enumerable.Repeat(new LinkResponse(link.Polarity * 0.1, 1), 10)]);
    }
}
