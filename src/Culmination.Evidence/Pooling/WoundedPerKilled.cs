using System.Collections.Immutable;
using Culmination.Evidence.Pooling.Combining;
using Culmination.Quantities.Distributions;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// How many people are wounded for each one killed: an uncertain ratio of its own, by which figures of killed and of killed-or-wounded are linked instead of being pooled.
/// </summary>
public static class WoundedPerKilled
{
    private const int Points = 199;

    /// <summary>10, 50 and 90 % points 2, 3 and 4.5: this project's choice, over <see cref="ReferencePoints"/>.</summary>
    public static LogMetalog Prior { get; } = LogMetalog.Through(2, 3, 4.5)!;

    /// <summary>What has been said or counted.</summary>
    public static ImmutableArray<RatioPoint> ReferencePoints { get; } =
    [
        new("NATO officials, March 2022", 3, 3, "assumed; the casualties were computed from the killed with it"),
        new("UK Defence Intelligence, February 2023", 1.9, 4.0, "from ranges of killed and of killed or wounded"),
        new("United States officials, May 2023", 4.0, 4.0, "from figures of killed and of killed or wounded"),
        new("New York Times, August 2023", 1.4, 1.5, "from figures of killed and wounded, officials unnamed"),
        new("UK Defence Intelligence, December 2023", 3.1, 4.0, "from ranges; one private company 2.0"),
        new("CSIS, 2025", 2.8, 2.8, "estimate"),
        new("United States in Iraq (Congressional Budget Office, 2014)", 9.17, 9.17, "counted: 31,947 wounded, 3,482 killed; evacuation by air without threat"),
    ];

    /// <summary>10, 50 and 90 % points of the people killed among those killed or wounded, both uncertain and independent: killed = casualties / (1 + ratio).</summary>
    public static (double P10, double P50, double P90) Killed(Distribution killedOrWounded, Distribution ratio)
    {
        var values = new List<double>(Points * Points);
        for (var i = 0; i < Points; i++)
        {
            var casualties = killedOrWounded.Quantile((i + 0.5) / Points);
            for (var j = 0; j < Points; j++)
            {
                values.Add(casualties / (1 + ratio.Quantile((j + 0.5) / Points)));
            }
        }

        values.Sort();
        return (At(0.1), At(0.5), At(0.9));

        double At(double p) => values[(int)(p * (values.Count - 1))];
    }
}

/// <param name="Low">Wounded per killed, lower end.</param>
public sealed record RatioPoint(string Source, double Low, double High, string Note);
