using System.Text;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Engine.Tests.History;

/// <summary>A check that reads value.txt in the folder in which it runs: <c>exit code</c> and what it writes, on one line.</summary>
internal sealed class ToldProbe : IProbe
{
    private int _runs, _now;

    /// <summary>After so many runs the search is stopped.</summary>
    internal int Limit { get; init; } = int.MaxValue;

    internal CancellationTokenSource? Stop { get; init; }

    internal int Runs => _runs;

    internal int MostAtOnce { get; private set; }

    internal List<string> Folders { get; } = [];

    public string Text { get; init; } = "reads value.txt";

    public IReadOnlyList<string> Words { get; init; } = [];

    public ProbeRun Run(ProbeRequest request, CancellationToken stop)
    {
        int run = Interlocked.Increment(ref _runs);
        lock (Folders)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_now);
            Folders.Add(request.Folder);
        }

        try
        {
            if (run > Limit) Stop!.Cancel();
            stop.ThrowIfCancellationRequested();
            if (MostAtOnce > 0) Thread.Sleep(5);
            string[] said = File.ReadAllText(Path.Combine(request.Folder, "value.txt"), Encoding.UTF8).Split(' ', 2);
            return new ProbeRun(ProbeEnd.Exited, int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture), said[1], TimeSpan.FromMilliseconds(5)) { StartedAt = DateTimeOffset.UtcNow };
        }
        finally
        {
            lock (Folders) _now--;
        }
    }
}
