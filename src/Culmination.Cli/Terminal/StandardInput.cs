using System.Text;

namespace Culmination.Cli.Terminal;

/// <summary>What is piped into the program.</summary>
internal static class StandardInput
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>All of it as it comes; one byte more than 16 MB where there is more.</summary>
    public static byte[] Bytes()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; bytes.Length <= MostBytes && (count = input.Read(block)) > 0;)
        {
            bytes.Write(block, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>The next line; null at the end. Ctrl-C ends the waiting.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C was pressed.</exception>
    public static string? Line(CancellationToken cancellation)
    {
        var line = Task.Run(Console.In.ReadLine, CancellationToken.None);
        line.Wait(cancellation);
        return line.Result;
    }

    /// <summary>All of it as UTF-8 text without byte order mark; null when it is more than 16 MB or not UTF-8.</summary>
    public static string? Read()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; (count = input.Read(block)) > 0;)
        {
            bytes.Write(block, 0, count);
            if (bytes.Length > MostBytes)
            {
                return null;
            }
        }

        var content = bytes.ToArray();
        return System.Text.Unicode.Utf8.IsValid(content) ? Encoding.UTF8.GetString(content).TrimStart('\uFEFF') : null;
    }
}
