using VtOperate.Core.Storage;

namespace VtOperate.Core.Solutions;

/// <summary>Lets one process at a time change the solutions of a repository.</summary>
public static class SolutionLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits for the lock and takes it. It ends with the process at the latest.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="root">The folder that paths of records count from, absolute.</param>
    /// <param name="stop">Stops the waiting.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.LockHeld"/> when another process holds it for a minute.</exception>
    public static IDisposable Take(IEngine engine, string root, CancellationToken stop) =>
        engine.Files.Lock(Path.Combine(StateFolder.Of(engine, root), "solutions.lock"), s_patience, stop);
}
