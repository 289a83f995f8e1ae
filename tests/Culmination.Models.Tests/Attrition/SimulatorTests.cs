using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Simulation;

namespace Culmination.Models.Tests.Attrition;

/// <summary>The kernel gives the interpreter's bits on the theatre model; halving the step changes little; the smallest change of a parameter changes little.</summary>
public class SimulatorTests
{
    [Fact]
    public void The_kernel_gives_the_interpreters_bits()
    {
        var plan = TheatreModel.Plan(80);
        var kernel = new VectorKernel(plan).CreateRun(3);
        var oracle = new Interpreter(plan).CreateRun(3);
        foreach (var run in new[] { kernel, oracle })
        {
            TheatreModel.SetPriors(plan, run, 100);
            run.Initialize();
            TheatreModel.AdvanceTo(plan, run, TheatreModel.WeekOfIssue);
            TheatreModel.Set(plan, run, "offer scale", 0.5);
            TheatreModel.AdvanceTo(plan, run, 80);
        }

        var a = new double[3];
        var b = new double[3];
        for (var id = 0; id < plan.Variables.Length; id++)
        {
            kernel.Read(id, a);
            oracle.Read(id, b);
            Assert.Equal(b.Select(BitConverter.DoubleToInt64Bits), a.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    /// <summary>
    /// Computed once by another implementation, which has its own reader of the file and its own C (gcc, libm): independent of this engine altogether. All three agreed to the last digit printed.
    /// </summary>
    [Theory]
    [InlineData("killed[Invader]", 103314.98519901835)]
    [InlineData("force[Invader]", 406744.8206061704)]
    [InlineData("fire sufficiency[Defender]", 1.4814686407676194)]
    public void The_end_states_are_those_noted(string name, double expected)
    {
        var plan = TheatreModel.Plan();
        var run = new VectorKernel(plan).CreateRun(1);
        run.Initialize();
        TheatreModel.AdvanceTo(plan, run, 158);
        Assert.Equal(expected, TheatreModel.Read(plan, run, name)[0], 1e-9 * expected);
    }

    [Fact]
    public void A_change_of_one_part_in_1e14_moves_no_end_state_by_more_than_one_in_a_million()
    {
        const int Members = 32;
        var plan = TheatreModel.Plan();
        var kernel = new VectorKernel(plan);
        var plain = kernel.CreateRun(Members);
        var moved = kernel.CreateRun(Members);
        foreach (var run in new[] { plain, moved })
        {
            TheatreModel.SetPriors(plan, run);
        }

        var rate = TheatreModel.Scenario.Parameters.First(p => p.Name == "assault rate[Invader, Untrained]");
        var stream = new Quantities.Random.RandomStream(1, rate.Name);
        moved.Set(TheatreModel.Ids(rate.Name)[0], [.. Enumerable.Range(0, Members).Select(i => rate.Prior.Quantile(stream.Uniform(i, 0)) * (1 + 1e-14))]);
        foreach (var run in new[] { plain, moved })
        {
            run.Initialize();
            TheatreModel.AdvanceTo(plan, run, 158);
        }

        foreach (var name in new[] { "force[Invader]", "depot[Defender, Shells]", "killed[Defender]", "objective held", "gear in service[Invader, Artillery]" })
        {
            var a = TheatreModel.Read(plan, plain, name);
            var b = TheatreModel.Read(plan, moved, name);
            Assert.All(a.Zip(b), p => Assert.True(Math.Abs(p.First - p.Second) <= 1e-6 * Math.Abs(p.First), $"{name}: {p.First:R} and {p.Second:R}"));
        }
    }
}
