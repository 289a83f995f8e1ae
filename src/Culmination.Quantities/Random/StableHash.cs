using System.Text;

namespace Culmination.Quantities.Random;

/// <summary>A hash of text that is the same in every process and version: FNV-1a, 64 bits, over UTF-8.</summary>
public static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 0x0000_0100_0000_01B3);
        }

        return hash;
    }
}
