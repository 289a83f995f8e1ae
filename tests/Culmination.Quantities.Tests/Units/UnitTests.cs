using Culmination.Quantities.Units;

namespace Culmination.Quantities.Tests.Units;

public sealed class UnitTests
{
    [Theory]
    [InlineData("persons/week", "person/weeks")]
    [InlineData("1", "dmnl")]
    [InlineData("rounds/(gun*day)", "round/gun/day")]
    [InlineData("rounds / gun / day", "rounds*guns^-1*day^-1")]
    [InlineData("1/week", "week^-1")]
    [InlineData("km2", "km*km")]
    [InlineData("people", "Person")]
    [InlineData("cover_weeks", "cover week")]
    [InlineData("a/a", "dimensionless")]
    [InlineData("(a*b)^2", "a^2*b^2")]
    [InlineData("a·b", "b*a")]
    public void Texts_of_one_unit(string a, string b)
    {
        Assert.Equal(Unit.TryParse(a), Unit.TryParse(b));
        Assert.Equal(Unit.TryParse(a)!.GetHashCode(), Unit.TryParse(b)!.GetHashCode());
    }

    [Theory]
    [InlineData("persons", "rounds")]
    [InlineData("a/b", "b/a")]
    [InlineData("a", "a^2")]
    [InlineData("gas", "glass")]
    public void Texts_of_different_units(string a, string b) => Assert.NotEqual(Unit.TryParse(a), Unit.TryParse(b));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a/")]
    [InlineData("*a")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("a^b")]
    [InlineData("a^99")]
    [InlineData("1000")]
    [InlineData("2 persons")]
    [InlineData("((((((((((((((((((((a))))))))))))))))))))")]
    public void Texts_that_are_no_unit(string text) => Assert.Null(Unit.TryParse(text));

    [Theory]
    [InlineData("persons/week")]
    [InlineData("rounds/(day*gun)")]
    [InlineData("1/week")]
    [InlineData("1")]
    [InlineData("km^2*rounds/week^2")]
    public void A_unit_writes_what_it_reads(string text) => Assert.Equal(text, Unit.TryParse(text)!.ToString());

    [Fact]
    public void Units_multiply_divide_and_are_raised()
    {
        var (people, week) = (Unit.Of("persons"), Unit.Of("week"));
        Assert.Equal("persons/week", people.Divide(week).ToString());
        Assert.Equal(people, people.Divide(week).Multiply(week));
        Assert.Equal("1/persons^2", people.Power(-2).ToString());
        Assert.Same(Unit.Dimensionless, people.Divide(people));
        Assert.Equal(people, people.Power(2).Root(2));
        Assert.Null(people.Power(3).Root(2));
    }

    [Fact]
    public void Aliases_stand_for_other_units() =>
        Assert.Equal(Unit.TryParse("dollar/year"), Unit.TryParse("$/a", w => w switch { "$" => "dollar", "a" => "years", _ => null }));
}
