using System.Diagnostics;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>eng/bits.sh: the same results under six settings of the processor and the libraries.</summary>
public sealed class ProcessorSettingTests
{
    [Fact]
    [Trait("Category", "Long")]
    public void Six_processor_settings_give_the_same_bits()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "the script needs a shell");
        using var script = Process.Start(new ProcessStartInfo("/bin/sh", [Path.Combine(ModelText.Root(), "eng", "bits.sh")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = script.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        Assert.Equal("the same under every switch", lines[^1]);
        Assert.Equal(7, lines.Length); // the settings NONE, AVX-512, AVX2 and all vectors off, no tiers, glibc without FMA; and the verdict
        Assert.Single(lines[..^1].Select(l => l.Split(' ')[0]).Distinct(StringComparer.Ordinal));
    }
}
