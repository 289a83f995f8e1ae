using Culmination.Dynamics.Units;

namespace Culmination.Dynamics.Tests.Units;

public sealed class UnitCheckTests
{
    private static readonly string Given = ModelText.Aux("people", "5", "persons") + ModelText.Aux("rounds", "7", "rounds") + ModelText.Aux("delay time", "3", "weeks") + ModelText.Aux("share", "0.5", "1")
        + ModelText.Aux("intake", "2", "person/week") + ModelText.Aux("area", "4", "km2") + ModelText.Aux("unknown", "4") + "<gf name=\"effect\"><xpts>0,1</xpts><ypts>0,1</ypts><units>rounds</units></gf>";

    [Theory]
    [InlineData("people * 2 + 3", "persons")]
    [InlineData("people / delay_time", "persons/week")]
    [InlineData("people / DT + intake", "person/week")]
    [InlineData("intake * (TIME - STARTTIME)", "persons")]
    [InlineData("MAX(0, people - 1)", "people")]
    [InlineData("IF people > 3 THEN rounds ELSE 0", "rounds")]
    [InlineData("EXP(-TIME / delay_time) * share", "dmnl")]
    [InlineData("SQRT(area)", "km")]
    [InlineData("SQRT(area) ^ 2", "km^2")]
    [InlineData("area ^ -1", "1/km2")]
    [InlineData("people / rounds * rounds / people", "1")]
    [InlineData("unknown * people", "km")]
    [InlineData("SMTH1(people, delay_time, 3)", "persons")]
    [InlineData("DELAY3(people, 2) / PREVIOUS(people, 0)", "1")]
    [InlineData("TREND(people, delay_time)", "1/week")]
    [InlineData("PULSE(people, 3)", "persons/week")]
    [InlineData("RAMP(intake, 3)", "persons")]
    [InlineData("effect(people)", "rounds")]
    [InlineData("1 / delay_time", "1/week")]
    [InlineData("people // rounds", "persons/rounds")]
    [InlineData("SAFEDIV(people, rounds, 1)", "persons/rounds")]
    [InlineData("TIME MOD delay_time", "week")]
    [InlineData("(people > 3) * rounds", "rounds")]
    [InlineData("share ^ share", "1")]
    public void Units_that_fit(string equation, string unit) =>
        Assert.Empty(UnitCheck.Check(ModelText.Bind(ModelText.File(Given + ModelText.Aux("x", equation, unit)))));

    [Theory]
    [InlineData("people + rounds", "persons", "E0406", 10)]
    [InlineData("2 * people", "rounds", "E0402", 1)]
    [InlineData("people > rounds", "1", "E0406", 13)]
    [InlineData("unknown + people + rounds", "persons", "E0406", 20)]
    [InlineData("MIN(people, 2, rounds)", "persons", "E0406", 16)]
    [InlineData("IF 1 THEN people ELSE rounds", "persons", "E0406", 23)]
    [InlineData("EXP(people)", "1", "E0405", 5)]
    [InlineData("share ^ people", "1", "E0404", 9)]
    [InlineData("people ^ share", "persons", "E0404", 1)]
    [InlineData("SQRT(people)", "persons", "E0404", 1)]
    [InlineData("DELAY1(people, rounds)", "persons", "E0405", 16)]
    [InlineData("people * intake", "persons", "E0402", 1)]
    [InlineData("people + intake * 3", "persons", "E0406", 10)]
    public void Units_that_do_not_fit_are_shown_at_the_part_that_breaks_them(string equation, string unit, string code, int offset)
    {
        const string Before = "<xmile version=\"1.0\"><sim_specs time_units=\"week\"><stop>1</stop></sim_specs><model><variables><aux name=\"x\"><eqn>";
        var file = $"{Before}{ModelText.Escape(equation)}</eqn><units>{unit}</units></aux>{Given}</variables></model></xmile>";
        var mistake = Assert.Single(UnitCheck.Check(ModelText.Bind(file)));
        Assert.Equal((code, Before.Length + offset), (mistake.Code, mistake.Span!.Column));
    }

    [Fact]
    public void A_flow_is_its_stock_s_unit_per_time()
    {
        var file = ModelText.File("<stock name=\"s\"><eqn>people</eqn><inflow>f</inflow><outflow>g</outflow><units>persons</units></stock>"
            + "<flow name=\"f\"><eqn>intake</eqn><units>persons/week</units></flow><flow name=\"g\"><eqn>people</eqn><units>persons</units></flow>" + Given);
        var mistake = Assert.Single(UnitCheck.Check(ModelText.Bind(file)));
        Assert.Equal(("E0403", "'g' is in persons, and a flow of 's' is in persons/week"), (mistake.Code, mistake.Message));
    }

    [Fact]
    public void What_is_no_unit_is_said_and_not_checked()
    {
        var mistake = Assert.Single(UnitCheck.Check(ModelText.Bind(ModelText.File(ModelText.Aux("x", "1", "persons per (")))));
        Assert.Equal("W0401", mistake.Code);
    }

    [Fact]
    public void Other_words_for_a_unit_are_the_model_s_own()
    {
        var file = ModelText.File(ModelText.Aux("a", "1", "$") + ModelText.Aux("b", "a", "Dollars") + ModelText.Aux("c", "a", "N") + ModelText.Aux("d", "c", "kg*m/s^2"))
            .Replace("<model>", "<model_units><unit name=\"Dollar\"><eqn>$</eqn><alias>Dollars</alias></unit><unit name=\"N\"><eqn>kg*m/s^2</eqn></unit></model_units><model>", StringComparison.Ordinal);
        var mistake = Assert.Single(UnitCheck.Check(ModelText.Bind(file)));
        Assert.Contains("'c'", mistake.Message, StringComparison.Ordinal);
    }
}
