using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Tests.Models;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("net loss", "Net_Loss")]
    [InlineData("net  loss", "net_ loss")]
    [InlineData("net\u00A0loss", "net loss")]
    [InlineData("net\\nloss", "net loss")]
    [InlineData("net\nloss", "NET LOSS")]
    [InlineData("\"net loss\"", "net_loss")]
    [InlineData(" Ärger ", "ärger")]
    [InlineData("\"say \\\"a\\\"\"", "say \"A\"")]
    public void Spellings_of_one_name(string a, string b) => Assert.True(ModelName.Same(a, b), $"{ModelName.Canonical(a)} {ModelName.Canonical(b)}");

    [Theory]
    [InlineData("netloss", "net loss")]
    [InlineData("net-loss", "net loss")]
    [InlineData("a.b", "a b")]
    public void Other_names(string a, string b) => Assert.False(ModelName.Same(a, b));

    [Fact]
    public void People_read_a_name_without_quotes_and_line_ends() => Assert.Equal("net loss of_a", ModelName.Display("\"net\\nloss of_a\""));

    [Fact]
    public void Equations_find_a_variable_in_every_spelling()
    {
        var file = ModelText.File(
            ModelText.Aux("Net\\nLoss", "3") + ModelText.Aux("odd: name (x)", "4") + ModelText.Aux("sum", "net_loss + NET__LOSS + \"net loss\" + \"Odd: name (x)\""));
        Assert.Equal(13, ModelText.Run(file, "sum")[0]);
    }
}
