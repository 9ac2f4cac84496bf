using VtOperate.Core.Storage;

namespace VtOperate.Core.Solutions;

/// <summary>Lets one process at a time change the critical patterns of a repository.</summary>
internal static class PatternLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits for the lock and takes it. It ends with the process at the latest.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="root">The folder that paths of records count from, absolute.</param>
    /// <param name="stop">Stops the waiting.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.LockHeld"/> when another process holds it for twenty seconds.</exception>
    public static IDisposable Take(IEngine engine, string root, CancellationToken stop) =>
        engine.Files.Lock(Path.Combine(StateFolder.Of(engine, root), "patterns.lock"), s_patience, stop);
}
