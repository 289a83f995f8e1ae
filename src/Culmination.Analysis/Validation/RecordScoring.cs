using System.Collections.Immutable;

namespace Culmination.Analysis.Validation;

/// <summary>Puts scored figures together to series and to a record.</summary>
internal static class RecordScoring
{
    internal static ImmutableArray<SeriesScore> Series(IEnumerable<(MappedFigure Mapped, ScoredFigure Row)> rows)
    {
        var series = ImmutableArray.CreateBuilder<SeriesScore>();
        foreach (var group in rows.Where(r => r.Row.Score is not null).GroupBy(r => r.Mapped.Series))
        {
            ScoredFigure[] all = [.. group.Select(g => g.Row)];
            var rivals = ImmutableArray.CreateBuilder<RivalScore>();
            for (var k = 0; k < all[0].Rivals.Length; k++)
            {
                rivals.Add(new RivalScore(all[0].Rivals[k].Forecast.Rival, all.Average(r => r.Rivals[k].Score!.Crps)));
            }

            series.Add(new SeriesScore(
                group.Key.Code, group.Key.Side, group.Key.Source, group.First().Mapped.Figure.Unit, all.Length, all.Average(r => r.Score!.Crps), rivals.MinBy(r => r.Crps), rivals.ToImmutable(),
                all.Count(r => r.Inside90)));
        }

        return series.ToImmutable();
    }

    internal static RecordSummary Summary(ImmutableArray<SeriesScore> series, ImmutableArray<ScoredFigure> rows, int unused)
    {
        SeriesScore[] compared = [.. series.Where(s => s.Best is not null)];
        ScoredFigure[] scored = [.. rows.Where(r => r.Score is not null)];
        return new RecordSummary(
            Share(compared.Count(s => s.IsBetter), compared.Length), compared.Length, compared.Count(s => s.IsBetter), Share(scored.Count(r => r.Inside50), scored.Length),
            Share(scored.Count(r => r.Inside90), scored.Length), rows.Length, scored.Length, unused);
    }

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
