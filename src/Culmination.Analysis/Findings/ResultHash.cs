using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Culmination.Analysis.Ensembles;

namespace Culmination.Analysis.Findings;

/// <summary>
/// SHA-256 over what a result says: names as UTF-8 with their length before them, numbers as eight little-endian bytes. No clock, machine, thread or simulator enters, so
/// the interpreter and the kernel, one thread and many, today and tomorrow give the same hash.
/// </summary>
public static class ResultHash
{
    /// <summary>The hash as 64 lower-case hex digits.</summary>
    public static string Of(EnsembleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var hash = new Writer();
        hash.Text("culmination.result/1");
        hash.Text(result.Scenario.ModelHash);
        hash.Text(result.Scenario.Scenario.ContentHash);
        hash.Text(result.Seed.ToString(CultureInfo.InvariantCulture));
        hash.Number(result.EffectiveSampleSize);
        hash.Number(result.LogEvidence);
        hash.Number(result.Stages);
        foreach (var parameter in result.Scenario.Parameters)
        {
            hash.Text(parameter.Name);
        }

        hash.Table(result.Samples);
        hash.Numbers(result.Weights);
        hash.Numbers(result.LogLikelihoods);
        foreach (var observation in result.Scenario.Observations)
        {
            hash.Text(observation.Claim.Id);
        }

        hash.Table(result.PriorPredictive);
        hash.Table(result.Predictive);
        foreach (var policy in result.Policies.OrderBy(p => p.Policy, StringComparer.Ordinal))
        {
            Policy(hash, policy, result);
        }

        return hash.Finish();
    }

    private static void Policy(Writer hash, PolicyResult policy, EnsembleResult result)
    {
        hash.Text(policy.Policy);
        foreach (var outcome in result.Scenario.Outcomes)
        {
            hash.Text(outcome.Outcome.Name);
        }

        hash.Table(policy.OutcomeWeeks);
        foreach (var level in policy.OutcomeWeeksAt)
        {
            hash.Table(level);
        }

        foreach (var band in policy.Bands.OrderBy(b => b.Variable, StringComparer.Ordinal))
        {
            hash.Text(band.Variable);
            hash.Numbers(band.Weeks);
            hash.Table(band.Quantiles);
        }

        foreach (var people in policy.People.OrderBy(p => p.Side, StringComparer.Ordinal))
        {
            hash.Text(people.Side);
            hash.Numbers(people.KilledByIssue);
            hash.Numbers(people.WoundedByIssue);
            hash.Numbers(people.KilledByEnd);
            hash.Numbers(people.WoundedByEnd);
        }
    }

    private sealed class Writer : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] buffer = new byte[8192];
        private int used;

        public void Dispose() => hash.Dispose();

        internal void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(bytes.Length);
            Flush();
            hash.AppendData(bytes);
        }

        internal void Table(ImmutableArray<ImmutableArray<double>> rows)
        {
            Number(rows.Length);
            foreach (var row in rows)
            {
                Numbers(row);
            }
        }

        internal void Numbers(ImmutableArray<double> values)
        {
            Number(values.Length);
            foreach (var value in values)
            {
                Number(value);
            }
        }

        /// <summary>All not-a-numbers are one.</summary>
        internal void Number(double value)
        {
            if (used == buffer.Length)
            {
                Flush();
            }

            var bits = double.IsNaN(value) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToInt64Bits(value);
            BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), bits);
            used += sizeof(long);
        }

        internal string Finish()
        {
            Flush();
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        private void Flush()
        {
            hash.AppendData(buffer, 0, used);
            used = 0;
        }
    }
}
