using System.Runtime.ExceptionServices;
using VtOperate.Core.Errors;

namespace VtOperate.Engine.History;

/// <summary>
/// One exchange with a remote on a thread of its own. libgit2 waits for a server without an end and hears of nothing meanwhile; here a person who stops does not wait for it, and neither does anybody for a server that
/// has gone silent. A thread that is left behind ends with its connection, or with the process.
/// </summary>
/// <param name="patience">How long a server may say nothing.</param>
/// <param name="stop">Ends the exchange.</param>
internal sealed class RemoteExchange(TimeSpan patience, CancellationToken stop)
{
    private const int Step = 50;
    private const int Grace = 1_000;

    private long _heard = Environment.TickCount64;
    private volatile bool _isOver;

    /// <summary>Notes that the server has said something.</summary>
    /// <returns>Whether the exchange goes on.</returns>
    internal bool Heard()
    {
        Volatile.Write(ref _heard, Environment.TickCount64);
        return !_isOver;
    }

    /// <summary>Runs it.</summary>
    /// <param name="remote">The name of the remote.</param>
    /// <param name="work">The exchange; what it throws is thrown here.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RemoteFailed"/>: the server said nothing for too long.</exception>
    internal T Run<T>(string remote, Func<T> work)
    {
        stop.ThrowIfCancellationRequested();
        T? result = default;
        ExceptionDispatchInfo? failed = null;

        // Not disposed: a thread that is left behind sets it at last.
        var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception bad)
            {
                failed = ExceptionDispatchInfo.Capture(bad);
            }
            finally
            {
                done.Set();
            }
        })
        {
            IsBackground = true,
            Name = "vtoperate remote",
        };
        thread.Start();
        while (!done.Wait(Step))
        {
            bool isSilent = Environment.TickCount64 - Volatile.Read(ref _heard) >= patience.TotalMilliseconds;
            if (!stop.IsCancellationRequested && !isSilent) continue;
            _isOver = true;
            if (!isSilent && done.Wait(Grace)) break;
            stop.ThrowIfCancellationRequested();
            throw new OperationException(ErrorId.RemoteFailed, remote, $"The remote '{remote}' has said nothing for {patience.TotalSeconds:0} seconds. Whether it took what was sent is not known; it does no harm to try again.");
        }

        stop.ThrowIfCancellationRequested();
        failed?.Throw();
        return result!;
    }
}
