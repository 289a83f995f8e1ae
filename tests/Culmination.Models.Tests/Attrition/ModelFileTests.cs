using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Units;

namespace Culmination.Models.Tests.Attrition;

/// <summary>What the file of the model promises of itself: units, words, sources, no hidden numbers.</summary>
public class ModelFileTests
{
    private static IEnumerable<ModelVariable> Variables => TheatreModel.Bound.Model.Variables;

    [Fact]
    public void Units_fit_in_every_equation() => Assert.Empty(UnitCheck.Check(TheatreModel.Bound));

    [Fact]
    public void Every_variable_has_a_unit_and_a_sentence()
    {
        Assert.All(Variables, v => Assert.True(v.Unit.Length > 0 && v.Doc.Length > 10, v.Name));
    }

    [Fact]
    public void Every_constant_has_a_range_its_value_lies_in()
    {
        foreach (var variable in Variables.Where(IsConstant).Where(v => !v.Doc.Contains("onversion", StringComparison.Ordinal)))
        {
            foreach (var equation in variable.Equations.Where(_ => variable.RangeLow is not null))
            {
                var value = double.Parse(equation.Text, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(value >= variable.RangeLow && value <= variable.RangeHigh, $"{variable.Name}: {value} is outside its range");
            }
        }
    }

    [Fact]
    public void No_number_is_hidden_in_an_equation()
    {
        var hidden = Variables.Where(v => !IsConstant(v))
            .SelectMany(v => v.Equations.SelectMany(e => Numbers(Parser.Parse(e.Text).Expression!).Select(n => (v.Name, n))))
            .Where(p => p.n is not (0 or 1 or 2));
        Assert.Empty(hidden);
    }

    [Fact]
    public void Every_variable_of_the_contract_is_mapped_to_one_of_the_model()
    {
        var rows = File.ReadAllLines(Repository.PathOf("models", "attrition", "structure.csv")).Skip(1).Select(l => l.Split(',')).ToArray();
        Assert.Equal(47, rows.Count(r => r[1] == "variable"));
        var structure = Dynamics.Loops.StructureReader.Read("structure.csv", File.ReadAllText(Repository.PathOf("models", "attrition", "structure.csv")));
        Assert.Empty(Dynamics.Loops.BoundStructure.Bind(structure.Value!, TheatreModel.Plan()).Diagnostics);
        if (Repository.Shared() is { } shared)
        {
            var contract = File.ReadAllLines(Path.Combine(shared, "seed", "variables.csv")).Skip(1).Select(l => l.Split(',')[0]);
            Assert.Equal(contract.Order(StringComparer.Ordinal), rows.Where(r => r[1] == "variable").Select(r => r[0]).Order(StringComparer.Ordinal));
        }
    }

    private static bool IsConstant(ModelVariable variable) =>
        variable.Kind == PlanVariableKind.Auxiliary && variable.Graph is null && variable.Equations.All(e => double.TryParse(e.Text, System.Globalization.CultureInfo.InvariantCulture, out _));

    private static IEnumerable<double> Numbers(Expression expression) => expression switch
    {
        NumberExpression n => [n.Value],
        UnaryExpression u => Numbers(u.Operand),
        BinaryExpression b => Numbers(b.Left).Concat(Numbers(b.Right)),
        ChoiceExpression c => Numbers(c.Condition).Concat(Numbers(c.WhenTrue)).Concat(Numbers(c.WhenFalse)),
        CallExpression c => c.Arguments.SelectMany(Numbers),
        _ => [],
    };
}
