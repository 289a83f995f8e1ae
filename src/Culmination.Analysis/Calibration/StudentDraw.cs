using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Student-t draws by Bailey's polar method (Mathematics of Computation 62 (1994) 779): for (u, v) uniform in the unit disc and w = u² + v², u √(ν (w^(−2/ν) − 1) / w) has
/// ν degrees of freedom. Pairs outside the disc are passed over, counting on in the same stream.
/// </summary>
internal static class StudentDraw
{
    internal static double At(RandomStream stream, long member, double degrees)
    {
        for (var index = 0L; ; index += 2)
        {
            var u = (2 * stream.Uniform(member, index)) - 1;
            var v = (2 * stream.Uniform(member, index + 1)) - 1;
            var w = (u * u) + (v * v);
            if (w <= 1)
            {
                return u * Math.Sqrt(degrees * Elementary.ExpM1(-2 / degrees * Elementary.Log(w)) / w);
            }
        }
    }
}
