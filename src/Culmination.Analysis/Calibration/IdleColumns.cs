using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Finds parameters that nothing observed so far depends on: those that matter only after the date of issue, such as plans and thresholds. Found by trying, with a few members: a parameter that is
/// called idle and is not quite makes moves a little worse and no result wrong.
/// </summary>
internal static class IdleColumns
{
    private const int Members = 24;

    internal static ImmutableArray<int> Find(IWindowedLikelihood likelihood, ScoreMatrix prior, ImmutableArray<ScoreSwitch> switches, CancellationToken cancellation)
    {
        var members = Math.Min(Members, prior.Rows / 2);
        if (members == 0)
        {
            return [];
        }

        // Of a switch every form is tried, however rarely the prior draws it.
        (int Column, double? Score)[] tried =
        [
            .. Enumerable.Range(0, prior.Columns).Where(c => !likelihood.Windows.Columns.Contains(c))
                .SelectMany(c => switches.FirstOrDefault(s => s.Column == c) is { } choice ? Forms(choice) : [(c, null)]),
        ];
        var rows = new ScoreMatrix(members * (tried.Length + 1), prior.Columns);
        for (var row = 0; row < rows.Rows; row++)
        {
            var (member, trial) = (row % members, row / members);
            prior.Row(member).CopyTo(rows.Row(row));
            if (trial > 0)
            {
                var (column, score) = tried[trial - 1];
                rows.Row(row)[column] = score ?? prior.Row(prior.Rows - 1 - member)[column];
            }
        }

        var (possible, latents) = (new double[rows.Rows], new double[rows.Rows * likelihood.ObservationCount]);
        likelihood.Run(rows, possible, latents, cancellation);
        var acting = Enumerable.Range(0, tried.Length).Where(t => !IsSame(possible, latents, (t + 1) * members, members)).Select(t => tried[t].Column).ToImmutableHashSet();
        return [.. tried.Select(t => t.Column).Distinct().Where(c => !acting.Contains(c))];
    }

    private static IEnumerable<(int Column, double? Score)> Forms(ScoreSwitch choice) =>
        Enumerable.Range(0, choice.Forms).Select(f => (choice.Column, (double?)Elementary.NormalQuantile((choice.Bounds[f] + choice.Bounds[f + 1]) / 2)));

    private static bool IsSame(double[] possible, double[] latents, int first, int members)
    {
        var width = latents.Length / possible.Length;
        return possible.AsSpan(first, members).SequenceEqual(possible.AsSpan(0, members)) && latents.AsSpan(first * width, members * width).SequenceEqual(latents.AsSpan(0, members * width));
    }
}
