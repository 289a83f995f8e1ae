using Culmination.Analysis.Scenarios.Binding;

namespace Culmination.Analysis.Tests.Scenarios.Binding;

public sealed class MeasuredUnitTests
{
    // What one of the first is worth in the second.
    [Theory]
    [InlineData("persons", "people", 1)]
    [InlineData("rounds/day", "rounds/week", 7)]
    [InlineData("rounds/month", "rounds/week", 84 / 365.25)]
    [InlineData("rounds/year", "rounds/week", 7 / 365.25)]
    [InlineData("rounds per day", "round/week", 7)]
    [InlineData("thousand rounds/month", "rounds/week", 84_000 / 365.25)]
    [InlineData("percent", "1", 0.01)]
    [InlineData("%", "fraction", 0.01)]
    [InlineData("percent", "dimensionless", 0.01)]
    [InlineData("days", "weeks", 1.0 / 7)]
    [InlineData("km2", "km^2", 1)]
    [InlineData("persons/(rounds*week)", "persons/rounds/week", 1)]
    [InlineData("persons/(round*day)", "persons/rounds/week", 7)]
    [InlineData("persons*day", "day*persons", 1)]
    [InlineData("1/week", "1/day", 1.0 / 7)]
    [InlineData("USD bn", "usd_bn", 1)]
    public void Units_that_measure_the_same_convert(string from, string to, double factor)
    {
        var (a, b) = (MeasuredUnit.Parse(from)!, MeasuredUnit.Parse(to)!);
        Assert.True(a.Fits(b));
        Assert.Equal(factor, a.Factor / b.Factor, 1e-12 * factor);
    }

    [Theory]
    [InlineData("persons", "rounds")]
    [InlineData("persons", "persons/week")]
    [InlineData("persons/rounds", "rounds/persons")]
    [InlineData("m^2", "m")]
    public void Units_of_other_things_do_not(string from, string to)
    {
        Assert.False(MeasuredUnit.Parse(from)!.Fits(MeasuredUnit.Parse(to)!));
    }

    [Fact]
    public void A_unit_that_fits_need_not_be_the_same()
    {
        Assert.True(MeasuredUnit.Parse("persons")!.IsSameAs(MeasuredUnit.Parse("person")!));
        Assert.False(MeasuredUnit.Parse("percent")!.IsSameAs(MeasuredUnit.Parse("1")!));
        Assert.True(MeasuredUnit.Parse("rounds")!.PerWeek().IsSameAs(MeasuredUnit.Parse("rounds/week")!));
        Assert.True(MeasuredUnit.Parse("rounds*week")!.PerWeek().IsSameAs(MeasuredUnit.Parse("rounds")!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("persons/")]
    [InlineData("/week")]
    [InlineData("km^x")]
    [InlineData("#")]
    public void What_is_no_unit_is_null(string text)
    {
        Assert.Null(MeasuredUnit.Parse(text));
    }
}
