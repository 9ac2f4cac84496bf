namespace VtOperate.Commands.Bugs;

/// <summary>Opens runspaces for the next runs of a check while runs go on. Each is handed out once, so that nothing passes from one run to another.</summary>
/// <param name="open">Opens one; called on threads of its own.</param>
/// <param name="opensAhead">False: every runspace is opened when it is asked for.</param>
internal sealed class SpareRunspaces(Func<CheckRunspace> open, bool opensAhead) : IDisposable
{
    // A short check is over before the next runspace is open; two threads have one ready twice as often.
    private const int Least = 2;

    private readonly object _gate = new();
    private readonly List<Task<CheckRunspace>> _spares = [];
    private int _running;
    private bool _isClosed = !opensAhead;

    /// <summary>A runspace that has run nothing: a spare one, or one that is opened now. The caller disposes of it, and then says <see cref="Ended"/>.</summary>
    internal CheckRunspace Take()
    {
        Task<CheckRunspace>? spare;
        lock (_gate)
        {
            _running++;
            spare = _spares.Find(one => one.IsCompleted) ?? (_spares.Count > 0 ? _spares[0] : null);
            if (spare is not null) _spares.Remove(spare);
        }

        try
        {
            CheckRunspace taken = spare is null ? open() : spare.GetAwaiter().GetResult();
            Prepare();
            return taken;
        }
        catch
        {
            Ended();
            throw;
        }
    }

    /// <summary>Says that a run is over.</summary>
    internal void Ended()
    {
        lock (_gate) _running--;
    }

    /// <summary>Closes the spares, those too that are still being opened; no more are opened.</summary>
    public void Dispose()
    {
        Task<CheckRunspace>[] left;
        lock (_gate)
        {
            _isClosed = true;
            left = [.. _spares];
            _spares.Clear();
        }

        foreach (Task<CheckRunspace> one in left)
        {
            Task.WaitAny(one);
            if (one.IsCompletedSuccessfully) one.Result.Dispose();
            else _ = one.Exception;
        }
    }

    // As many as there are runs at once.
    private void Prepare()
    {
        lock (_gate)
        {
            while (!_isClosed && _spares.Count < Math.Max(Least, _running))
                _spares.Add(Task.Factory.StartNew(open, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }
    }
}
