using System.Diagnostics;
using System.Globalization;

namespace Culmination.Cli.Terminal;

/// <summary>
/// Progress of long work, to standard error. On a terminal one line that is rewritten (done, rate, time left); elsewhere a line at the start, at every tenth (not more
/// than one a second) or 30 seconds, and at the end. May be reported to from several threads.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly bool _isQuiet;
    private readonly int _width;
    private readonly string _name;
    private readonly Func<TimeSpan> _elapsed;
    private TimeSpan _written;
    private string? _stage;
    private TimeSpan _stageBegan;
    private int _tenths = -1;
    private int _drawn;
    private bool _started;

    public ProgressLine(Screen screen, string name, bool isQuiet, Func<TimeSpan>? elapsed = null)
    {
        _writer = screen.Error;
        _isTerminal = screen.Traits.ErrorIsTerminal;
        _width = screen.Width;
        _name = name;
        _isQuiet = isQuiet;
        var clock = Stopwatch.StartNew();
        _elapsed = elapsed ?? (() => clock.Elapsed);
    }

    /// <summary>How far a stage, named for people, has come, from 0 to 1.</summary>
    public void Report(string stage, double share)
    {
        if (_isQuiet)
        {
            return;
        }

        lock (_lock)
        {
            var now = _elapsed();
            if (!string.Equals(stage, _stage, StringComparison.Ordinal))
            {
                (_stage, _stageBegan, _tenths) = (stage, now, -1);
            }

            if (_isTerminal)
            {
                if (!_started || now - _written >= Redraw)
                {
                    Draw(Text(stage, share, now));
                    _written = now;
                }
            }
            else
            {
                var tenths = (int)(Math.Clamp(share, 0, 1) * 10);
                if (!_started || (tenths > _tenths && now - _written >= Apart) || now - _written >= QuietFor)
                {
                    _writer.Write(Text(stage, share, now) + "\n");
                    _written = now;
                    _tenths = Math.Max(tenths, _tenths);
                }
            }

            _started = true;
        }
    }

    /// <summary>The last word: what was done, in how long.</summary>
    public void Done(string what)
    {
        if (_isQuiet)
        {
            return;
        }

        lock (_lock)
        {
            Clear();
            _writer.Write($"{_name}: {what} in {Seconds(_elapsed())}\n");
        }
    }

    public void Dispose() => Clear();

    private void Draw(string text)
    {
        var line = text.Length >= _width ? text[..(_width - 1)] : text;
        _writer.Write("\r" + line.PadRight(_drawn));
        _writer.Flush();
        _drawn = line.Length;
    }

    private void Clear()
    {
        if (_drawn > 0)
        {
            _writer.Write("\r" + new string(' ', _drawn) + "\r");
            _writer.Flush();
            _drawn = 0;
        }
    }

    private string Text(string stage, double share, TimeSpan now)
    {
        var worked = now - _stageBegan;
        var left = share is > 0.02 and < 1 && worked > TimeSpan.FromSeconds(1) ? $", about {Seconds(worked * ((1 - share) / share))} left" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{_name}: {stage} {share * 100:0} %, {Seconds(now)}{left}");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
