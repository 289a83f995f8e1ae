using Culmination.Cli.Runs;
using Culmination.Dynamics.Simulation;

namespace Culmination.Cli.Tests.Runs;

public sealed class RunTableTests
{
    [Fact]
    public void Time_comes_first_names_are_quoted_where_needed_and_numbers_read_back()
    {
        using var text = new StringWriter();
        RunTable.Write(text, new Trajectory([0, 0.125], [
            new TrajectoryColumn(0, "stock", "persons", [0.1 + 0.2, 5e-324]),
            new TrajectoryColumn(2, "killed[Invader,Line]", "persons", [1, -0.0]),
            new TrajectoryColumn(3, "say \"x\"", string.Empty, [double.NaN, 1e300])]));
        Assert.Equal("time,stock,\"killed[Invader,Line]\",\"say \"\"x\"\"\"\n0,0.30000000000000004,1,NaN\n0.125,5E-324,-0,1E+300\n", text.ToString());
    }
}
