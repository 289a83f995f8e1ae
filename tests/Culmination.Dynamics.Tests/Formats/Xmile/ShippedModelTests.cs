using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Units;

namespace Culmination.Dynamics.Tests.Formats.Xmile;

/// <summary>The models that are published are read, planned, simulated, and their units fit.</summary>
public sealed class ShippedModelTests
{
    [Fact]
    public void The_theatre_model_reads_plans_and_has_fitting_units()
    {
        var bound = ModelText.BindFile(Path.Combine(ModelText.Root(), "models", "attrition", "model.xmile"));
        Assert.Empty(UnitCheck.Check(bound));
        var plan = Planner.Plan(bound).Value!;
        Assert.True(plan.Variables.Length > 500);
        var trajectory = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        Assert.All(trajectory.Columns, c => Assert.DoesNotContain(c.Values, double.IsNaN));
    }
}
