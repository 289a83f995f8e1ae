using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>The kernel gives the interpreter's bits on the models of other tools and of this project, with every method.</summary>
public sealed class ConformanceEngineTests
{
    private const int MostSteps = 200;

    [Theory]
    [InlineData(IntegrationMethod.Euler)]
    [InlineData(IntegrationMethod.RungeKutta2)]
    [InlineData(IntegrationMethod.RungeKutta4)]
    public void Models_of_other_tools_run_to_the_same_bits(IntegrationMethod method)
    {
        var folder = ConformanceCase.Folder();
        Assert.SkipWhen(folder is null, "the collection of conformance models is not beside the repository");
        var count = 0;
        foreach (var file in Directory.EnumerateDirectories(folder!).SelectMany(Directory.EnumerateDirectories).SelectMany(ConformanceCase.Models).Order(StringComparer.Ordinal))
        {
            if (XmileReader.Read(file) is { Succeeded: true } read && Binder.Bind(read.Value) is { Succeeded: true } bound)
            {
                Compare(file, bound.Value, method, MostSteps);
                count++;
            }
        }

        Assert.True(count >= 70, $"only {count} models were bound");
    }

    [Fact]
    public void The_project_s_models_run_to_the_same_bits()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ModelText.Root(), "models"), "*.xmile", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Compare(file, ModelText.BindFile(file), null, 40);
        }
    }

    private static void Compare(string file, BoundModel bound, IntegrationMethod? method, int mostSteps)
    {
        var clock = bound.Model.Clock;
        var plan = ModelText.Value(Planner.Plan(bound, new PlanOptions(Method: method, Stop: Math.Min(clock.Stop, clock.TimeAt(mostSteps)))));
        var interpreted = RunRecorder.Record(new Interpreter(plan), seed: 3, cancellation: TestContext.Current.CancellationToken);
        var compiled = RunRecorder.Record(new VectorKernel(plan), seed: 3, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(interpreted.Columns.Length, compiled.Columns.Length);
        foreach (var (expected, actual) in interpreted.Columns.Zip(compiled.Columns))
        {
            Assert.True(expected.Values.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(actual.Values.Select(BitConverter.DoubleToInt64Bits)), $"{file}: {expected.Name}");
        }
    }
}
