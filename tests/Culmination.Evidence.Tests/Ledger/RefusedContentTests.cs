using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Tests.Ledger;

public sealed class RefusedContentTests
{
    [Theory]
    [InlineData("a depot at 5x.xxx N, 3x.xxx E holds", 2)]
    [InlineData("seen at 48.1234, 37.5678", 8)]
    [InlineData("https://example.org/@-48.123,137.4567,12z", 21)]
    [InlineData("48.12° N 37.80° E", 0)]
    [InlineData("N48.12 E37.80", 0)]
    [InlineData("at 48°12'31\"N", 3)]
    [InlineData("grid 37U DQ 1234 5678", 5)]
    [InlineData("by GPS track", 3)]
    [InlineData("coordinates: here", 0)]
    [InlineData("the depot near Springfield", 4)]
    [InlineData("factories in Springfield make them", 0)]
    [InlineData("the headquarters is at the school", 4)]
    [InlineData("the 3rd Guards Tank Brigade is stationed near Springfield", 4)]
    [InlineData("the supply route is cut", 4)]
    public void Places_are_refused(string text, int start)
    {
        Assert.Equal(start, RefusedContent.Find(text)?.Start);
    }

    // Ordinary statements about totals, and figures that look a little like places.
    [Theory]
    [InlineData("Between 40,000 and 60,000 killed since 24 February 2022")]
    [InlineData("Share 0.123, 0.456 in two polls; 12.5, 13.5 per cent")]
    [InlineData("Fires 20,000 rounds a day, down from 60,000 in summer")]
    [InlineData("155 mm rounds, 14 000 a month; 2.5 times 1.25")]
    [InlineData("The battle of Bakhmut cost Wagner 30,000 killed and wounded")]
    [InlineData("Factories in the country make 20,000 a month")]
    [InlineData("The allied command coordinates aid of 26 donors")]
    [InlineData("3 North 5 East: divisions of the survey")]
    [InlineData("The 300,000 called up in September, half of them in the theatre of war")]
    [InlineData("Area held: 125,000 km2 on 2023-03-31")]
    [InlineData("Minutes of 12' and heights of 3°C")]
    public void Totals_pass(string text)
    {
        Assert.Null(RefusedContent.Find(text));
    }

    [Theory]
    [InlineData("lat", true)]
    [InlineData(" Longitude ", true)]
    [InlineData("gps", true)]
    [InlineData("low", false)]
    [InlineData("relation", false)]
    public void Columns_of_places_are_known(string name, bool refused)
    {
        Assert.Equal(refused, RefusedContent.IsPlaceName(name));
    }
}
