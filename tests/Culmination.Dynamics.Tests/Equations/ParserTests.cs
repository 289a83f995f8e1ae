using Culmination.Dynamics.Equations;

namespace Culmination.Dynamics.Tests.Equations;

public sealed class ParserTests
{
    /// <summary>How tightly operators bind (XMILE 1.0, section 3.3.1), by what comes out.</summary>
    [Theory]
    [InlineData("2^3^2", 512)]
    [InlineData("-2^2", -4)]
    [InlineData("(-2)^2", 4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("2*3+4", 10)]
    [InlineData("2+3*4", 14)]
    [InlineData("12/3/2", 2)]
    [InlineData("12/3*2", 8)]
    [InlineData("10-4-3", 3)]
    [InlineData("- -3", 3)]
    [InlineData("+3 - +2", 1)]
    [InlineData("7 MOD 4 * 2", 6)]
    [InlineData("-7 MOD 3", 2)]
    [InlineData("7 mod -3", -2)]
    [InlineData("1 + 7 MOD 4", 4)]
    [InlineData("1 < 2 = 1", 1)]
    [InlineData("3 > 2 AND 2 > 1", 1)]
    [InlineData("1 OR 0 AND 0", 1)]
    [InlineData("NOT 0 AND 0", 0)]
    [InlineData("NOT (0 AND 0)", 1)]
    [InlineData("1 <> 2", 1)]
    [InlineData("1 != 1", 0)]
    [InlineData("2 >= 2", 1)]
    [InlineData("3 <= 2", 0)]
    [InlineData("IF 1 THEN 2 ELSE 3", 2)]
    [InlineData("IF 0 THEN 2 ELSE IF 1 THEN 4 ELSE 5", 4)]
    [InlineData("if(1 > 2)then(1)else(7)", 7)]
    [InlineData("1 + IF 1 THEN 2 ELSE 3", 3)]
    [InlineData("(IF 1 THEN 2 ELSE 3) + 1", 3)]
    [InlineData("5 // 0", 0)]
    [InlineData("5 // 2", 2.5)]
    [InlineData("{one} 1 {plus} + {two} 2", 3)]
    [InlineData(".5 + 1. + 1e3 + 2.5E-1", 1001.75)]
    [InlineData("2 \n + \t 3", 5)]
    public void Operators_bind_as_the_standard_says(string equation, double expected) => Assert.Equal(expected, ModelText.Value(equation));

    [Theory]
    [InlineData("1 +", "E0209", 3)]
    [InlineData("", "E0205", 0)]
    [InlineData("{only words}", "E0205", 0)]
    [InlineData("(1 + 2", "E0208", 6)]
    [InlineData("1 2", "E0206", 2)]
    [InlineData("a b", "E0206", 2)]
    [InlineData("1 + {never closed", "E0201", 4)]
    [InlineData("1 # 2", "E0202", 2)]
    [InlineData("1.2.3", "E0203", 0)]
    [InlineData("1e999", "E0203", 0)]
    [InlineData("12abc", "E0203", 0)]
    [InlineData("\"a + 1", "E0204", 0)]
    [InlineData("IF 1 THEN 2", "E0208", 11)]
    [InlineData("IF 1 ELSE 2", "E0208", 5)]
    [InlineData("MIN(1, 2", "E0208", 8)]
    [InlineData("MIN(1,,2)", "E0206", 6)]
    [InlineData("x[]y", "E0206", 3)]
    [InlineData("AND", "E0206", 0)]
    public void Mistakes_have_a_code_and_a_place(string equation, string code, int start)
    {
        var (expression, problem) = Parser.Parse(equation);
        Assert.Null(expression);
        Assert.Equal((code, start), (problem!.Code, problem.Start));
    }

    [Fact]
    public void Depth_is_limited_in_every_way_to_nest()
    {
        Assert.Null(Parser.Parse(new string('(', 250) + "1" + new string(')', 250)).Problem);
        foreach (var deep in (string[])
            [
                new string('(', 100_000), new string('-', 100_000) + "1", string.Concat(Enumerable.Repeat("2^", 100_000)) + "1", string.Concat(Enumerable.Repeat("1+", 100_000)) + "1",
                string.Concat(Enumerable.Repeat("IF ", 100_000)), string.Concat(Enumerable.Repeat("f(", 100_000)), string.Concat(Enumerable.Repeat("x[", 100_000)),
                string.Concat(Enumerable.Repeat("NOT ", 100_000)) + "1",
            ])
        {
            Assert.Equal("E0207", Parser.Parse(deep).Problem?.Code);
        }
    }

    [Fact]
    public void Every_part_knows_its_place()
    {
        var sum = Assert.IsType<BinaryExpression>(Parser.Parse("a + MAX(b[x, *], 2)").Expression);
        Assert.Equal((0, 19), (sum.Start, sum.Length));
        var call = Assert.IsType<CallExpression>(sum.Right);
        Assert.Equal((4, 15), (call.Start, call.Length));
        var name = Assert.IsType<NameExpression>(call.Arguments[0]);
        Assert.Equal((8, 7, 2), (name.Start, name.Length, name.Subscripts.Length));
    }

    [Fact]
    public void The_longest_known_name_is_taken_where_names_are_written_plainly()
    {
        var known = new KnownNames(["fire", "fire sufficiency", "fire sufficiency of people", "rounds and shells", "Low Income", "donor's stock", "cover"]);
        var (expression, problem) = Parser.Parse("Fire Sufficiency  of people[Low income] < rounds and shells AND NOT donor's stock - fire", known);
        Assert.Null(problem);
        var and = Assert.IsType<BinaryExpression>(expression);
        Assert.Equal("AND", and.Operator);
        var less = Assert.IsType<BinaryExpression>(and.Left);
        Assert.Equal("Fire Sufficiency  of people", Assert.IsType<NameExpression>(less.Left).Name);
        Assert.Equal("rounds and shells", Assert.IsType<NameExpression>(less.Right).Name);
        Assert.Equal("E0206", Parser.Parse("fire sufficiency", null).Problem?.Code);
        Assert.Equal("fires sufficiency", Assert.IsType<NameExpression>(Parser.Parse("fires sufficiency", known).Expression).Name);
    }
}
