using System.Collections.Immutable;

namespace Culmination.Quantities.Distributions;

/// <summary>The numbers a user gave for a distribution, and the first thing found wrong with them.</summary>
internal sealed class Arguments
{
    // Far beyond any quantity of this world, and far enough from the ends of double that sums and differences stay finite.
    private const double Largest = 1e100;

    private readonly ImmutableArray<DistributionArgument> all;

    public Arguments(ImmutableArray<DistributionArgument> all)
    {
        this.all = all;
        for (var i = 0; i < all.Length; i++)
        {
            if (!double.IsFinite(all[i].Value))
            {
                Refuse(all[i].Name, $"{all[i].Name} has to be a finite number");
            }
            else if (Math.Abs(all[i].Value) > Largest)
            {
                Refuse(all[i].Name, $"{all[i].Name} is too large");
            }
            else if (all.Take(i).Any(a => a.Name == all[i].Name))
            {
                Refuse(all[i].Name, $"{all[i].Name} is given twice");
            }
        }
    }

    public DistributionProblem? Problem { get; private set; }

    public double this[string name] => all.First(a => a.Name == name).Value;

    public bool Has(string name) => all.Any(a => a.Name == name);

    public void Refuse(string? name, string message) => Problem ??= new DistributionProblem(name, message);

    public bool Are(params string[] needed) => Are(needed, []);

    /// <summary>All needed ones are there, and none but they and the optional ones.</summary>
    public bool Are(string[] needed, string[] optional)
    {
        foreach (var argument in all)
        {
            if (!needed.Contains(argument.Name, StringComparer.Ordinal) && !optional.Contains(argument.Name, StringComparer.Ordinal))
            {
                Refuse(argument.Name, $"'{argument.Name}' is not one of its numbers");
                return false;
            }
        }

        var missing = Array.Find(needed, n => !Has(n));
        if (missing is not null)
        {
            Refuse(null, $"{missing} is missing");
        }

        return missing is null;
    }

    /// <summary>Exactly two quantiles, ascending.</summary>
    public QuantilePair? Pair((string Name, double Share)[] names)
    {
        if (!Are([], [.. names.Select(n => n.Name)]))
        {
            return null;
        }

        var found = names.Where(n => Has(n.Name)).ToList();
        if (found.Count != 2)
        {
            Refuse(null, found.Count < 2 ? "two quantiles are needed" : "exactly two quantiles are needed; three points that have to be met are of kind 'quantiles'");
            return null;
        }

        return Ascending(found[0].Name, found[1].Name)
            ? new QuantilePair(found[0].Share, this[found[0].Name], found[1].Share, this[found[1].Name])
            : null;
    }

    public bool Ascending(string low, string high) => Holds(high, this[low] < this[high], $"{high} has to be above {low}");

    public bool Positive(string name) => Holds(name, this[name] > 0, $"{name} has to be above 0");

    public bool Share(string name) => Holds(name, this[name] is > 0 and < 1, $"{name} has to lie between 0 and 1");

    public bool AllPositive() => all.All(a => Positive(a.Name));

    public bool AllShares() => all.All(a => Share(a.Name));

    private bool Holds(string name, bool condition, string message)
    {
        if (!condition)
        {
            Refuse(name, message);
        }

        return condition;
    }
}
