using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Simulation;

namespace Culmination.Models.Tests.Library;

/// <summary>One run of a model of the library, read by variable and by time.</summary>
internal sealed class LibraryRun
{
    private readonly BoundModel model;
    private readonly Trajectory trajectory;

    private LibraryRun(BoundModel model, Trajectory trajectory)
    {
        this.model = model;
        this.trajectory = trajectory;
    }

    public static string[] Folders { get; } = ["lanchester-square", "lanchester-linear", "bracken", "deitchman", "iwo-jima", "epstein"];

    public static BoundModel Bind(string folder)
    {
        var read = XmileReader.Read(Repository.PathOf("models", folder, "model.xmile"));
        Assert.Empty(read.Diagnostics);
        var bound = Binder.Bind(read.Value!);
        Assert.Empty(bound.Diagnostics);
        return bound.Value!;
    }

    public static LibraryRun Of(string folder, PlanOptions? options = null, params (string Name, double Value)[] settings)
    {
        var bound = Bind(folder);
        var plan = Planner.Plan(bound, options ?? new PlanOptions());
        Assert.Empty(plan.Diagnostics);
        var inputs = settings.Select(s => KeyValuePair.Create(Assert.Single(bound.Find(s.Name)), s.Value)).ToList();
        return new LibraryRun(bound, RunRecorder.Record(new Interpreter(plan.Value!), inputs, 0, cancellation: TestContext.Current.CancellationToken));
    }

    public double At(string name, double time) => Series(name)[IndexOf(time)];

    public IReadOnlyList<double> Series(string name)
    {
        var id = Assert.Single(model.Find(name));
        return trajectory.Columns.Single(c => c.Variable == id).Values;
    }

    private int IndexOf(double time)
    {
        var index = trajectory.Times.IndexOf(time);
        Assert.True(index >= 0, $"There is no record at {time}.");
        return index;
    }
}
