using Culmination.Analysis.AttritionLaws;

namespace Culmination.Analysis.Tests.AttritionLaws;

/// <summary>The shipped question about the Ardennes against figures computed elsewhere; names carry the ids of the acceptance list.</summary>
public class ArdennesTests
{
    private static readonly Lazy<LawAnswer> LazyAnswer = new(Ask);

    private static LawAnswer Answer => LazyAnswer.Value;

    [Theory]
    [InlineData("Acc14", "square", 0.00389331, 0.00407676, 4.99175e7, 0.10621)]
    [InlineData("Acc15", "linear", 4.8886e-9, 7.28435e-9, 4.391e7, 0.21378)]
    [InlineData("Acc16", "logarithmic", 0.00272715, 0.00581219, 4.8541e7, 0.13086)]
    public void A_law_with_given_exponents(string id, string law, double a, double b, double left, double share)
    {
        Assert.StartsWith("Acc", id, StringComparison.Ordinal);
        var fit = Fit(law);
        Close(a, Math.Exp(fit.LogA), 1e-4);
        Close(b, Math.Exp(fit.LogB), 1e-4);
        Close(left, fit.SumOfSquares, 1e-4);
        Close(share, fit.RSquared, 1e-4);
    }

    [Fact]
    public void Acc23_free_exponents_by_least_squares()
    {
        var fit = Fit("free");
        Close(3.4748, fit.P, 1e-3);
        Close(1.5065, fit.Q, 1e-3);
        Close(3.7737e7, fit.SumOfSquares, 1e-3);
        Close(0.32431, fit.RSquared, 1e-3);
    }

    [Fact]
    public void Acc24_free_exponents_by_logarithms()
    {
        var fit = Answer.Logarithms;
        Close(2.6233, fit.P, 1e-4);
        Close(2.2823, fit.Q, 1e-4);
        Close(-58.117, fit.LogA, 1e-4);
        Close(-57.820, fit.LogB, 1e-4);
        Close(0.36196, fit.RSquaredOfLogarithms, 1e-4);
    }

    [Fact]
    public void No_law_explains_more_than_a_third_of_the_daily_variance()
    {
        Assert.All(Answer.Fits, f => Assert.True(f.RSquared < 1.0 / 3));
        Assert.Equal("free", Answer.Best.Law.Name);
        Assert.True(Answer.Logarithms.RSquared < 1.0 / 3, $"{Answer.Logarithms.RSquared}");
    }

    [Fact]
    public void The_exponents_are_hardly_told()
    {
        var told = Answer.Identifiability!;
        Assert.InRange(told.PHigh - told.PLow, 4, 8);
        Assert.InRange(told.QHigh - told.QLow, 3, 6);
        Assert.True(told.PLow < 1 && told.QLow < 0 && told.QHigh > 1, "The profiles leave room for laws of different kinds.");
        Assert.True(told.ConditionNumber > 30);
        Assert.InRange(told.Correlation, -0.99, -0.5);
        Assert.InRange(told.Autocorrelation, 0.2, 0.7);
    }

    /// <summary>A short stretch runs to exponents that nobody would believe; the notes on the literature have p of about 22 and q of about −25 on days 2 to 11.</summary>
    [Fact]
    public void On_ten_days_the_exponents_run_away()
    {
        var fit = Answer.Parts.Single(p => p.Part.To == 11).Fit;
        Assert.Equal(22, fit.P, 1.0);
        Assert.Equal(-25, fit.Q, 1.0);
    }

    [Fact]
    public void A_straight_line_in_time_explains_as_much_as_the_best_law() => Assert.Equal(Answer.Best.RSquared, Answer.LineInTime, 0.01);

    /// <summary>Losses made by a law are found to be made by it.</summary>
    [Fact]
    public void Losses_that_follow_a_law_give_it_back()
    {
        var record = Answer.Scenario.Record;
        double Made(double coefficient, double firing, double hit) => coefficient * Math.Pow(firing, 1.5) * Math.Pow(hit, -0.5);
        var made = record with
        {
            LossesB = [.. record.PeopleB.Select((b, i) => Made(2e-3, record.PeopleR[i], b))],
            LossesR = [.. record.PeopleR.Select((r, i) => Made(3e-3, record.PeopleB[i], r))],
        };
        var answer = LawInquiry.Ask(Answer.Scenario with { Record = made, Parts = [] });
        var fit = answer.Fits.Single(f => f.Law.Name == "free");
        Close(1.5, fit.P, 1e-4);
        Close(-0.5, fit.Q, 1e-4);
        Close(1, fit.RSquared, 1e-9);
        Close(1.5, answer.Logarithms.P, 1e-6);
    }

    private static LawFit Fit(string law) => Answer.Fits.Single(f => f.Law.Name == law);

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R} within {relative:R}");

    private static LawAnswer Ask()
    {
        var read = LawScenarioReader.Read(Path.Combine(Scenarios.ExampleScenario.Root(), "scenarios", "ardennes-1944"));
        Assert.Empty(read.Diagnostics);
        return LawInquiry.Ask(read.Value!);
    }
}
