namespace Culmination.Quantities.Random;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC11): a pure function of counter and key.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD251_1F53;
    private const uint Multiplier1 = 0xCD9E_8D57;
    private const uint Weyl0 = 0x9E37_79B9;
    private const uint Weyl1 = 0xBB67_AE85;

    /// <summary>128 random bits as two words; <c>Low</c> holds output words 0 and 1 (word 0 in the low half), <c>High</c> words 2 and 3; likewise the counter and the key.</summary>
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        unchecked
        {
            var (c0, c1) = ((uint)counterLow, (uint)(counterLow >> 32));
            var (c2, c3) = ((uint)counterHigh, (uint)(counterHigh >> 32));
            var (k0, k1) = ((uint)key, (uint)(key >> 32));
            for (var round = 0; round < 10; round++)
            {
                var product0 = (ulong)Multiplier0 * c0;
                var product1 = (ulong)Multiplier1 * c2;
                (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
                k0 += Weyl0;
                k1 += Weyl1;
            }

            return (((ulong)c1 << 32) | c0, ((ulong)c3 << 32) | c2);
        }
    }
}
