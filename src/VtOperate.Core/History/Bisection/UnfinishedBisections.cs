using System.Globalization;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Bisection;

/// <summary>The bisections of a repository that were begun and not finished: which of them is meant, and which would be repeated.</summary>
internal sealed class UnfinishedBisections(BisectionStore store, IReporter reporter)
{
    private const int MostNamed = 5;

    /// <summary>Warns of those that ask the same as one that begins now, and that no process goes on with.</summary>
    internal void WarnOfSame(BisectionState begun, CancellationToken stop)
    {
        foreach (string id in store.List(stop))
        {
            if (id == begun.Id || store.TryHold(id, stop) is not { } lease) continue;
            using (lease)
            {
                if (TryRead(id) is { } other && other.AsksAs(begun))
                    reporter.Warning($"The same bisection was begun before and not finished, after {Runs(other)}: '{store.FileOf(id)}'. -Resume goes on with it; this one begins again.");
            }
        }
    }

    /// <summary>Takes the one that is meant for this process.</summary>
    /// <param name="given">What was said of it.</param>
    /// <param name="root">The root of the repository, for errors.</param>
    /// <param name="stop">Ends the search.</param>
    /// <param name="held">The lock on it.</param>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RecordNotFound"/>: there is none; <see cref="ErrorId.BisectionMismatch"/>: none or several are as was said; <see cref="ErrorId.BisectionUnreadable"/>, <see cref="ErrorId.LockHeld"/>.
    /// </exception>
    internal BisectionState Take(BisectionWish given, string root, CancellationToken stop, out IDisposable held)
    {
        List<(BisectionState State, IDisposable Lease)> fitting = [];
        OperationException? problem = null;
        try
        {
            foreach (string id in store.List(stop))
            {
                if (store.TryHold(id, stop) is { } lease) Weigh(id, lease, given, fitting, ref problem);
                else problem ??= new OperationException(ErrorId.LockHeld, store.FileOf(id), $"The bisection in '{store.FileOf(id)}' runs in another process.");
            }

            if (fitting.Count == 0) throw problem ?? new OperationException(ErrorId.RecordNotFound, root, $"No bisection of '{root}' was begun and not finished. Leave out -Resume to begin one.");
            if (fitting.Exists(entry => !entry.State.AsksAs(fitting[0].State) && entry.State.Id != fitting[0].State.Id)) throw Several(fitting);
        }
        catch
        {
            foreach ((_, IDisposable lease) in fitting) lease.Dispose();
            throw;
        }

        // The same question, asked several times: the one that knows most, the newest of such.
        int best = 0;
        for (int i = 1; i < fitting.Count; i++)
        {
            if (fitting[i].State.Runs.Count > fitting[best].State.Runs.Count) best = i;
        }

        for (int i = 0; i < fitting.Count; i++)
        {
            if (i != best) fitting[i].Lease.Dispose();
        }

        held = fitting[best].Lease;
        string[] differences = [.. given.CheckDifferences(fitting[best].State)];
        if (differences.Length > 0) reporter.Warning($"The answers before are kept although they were given to another check: {string.Join("; ", differences)}.");
        return given.ApplyTo(fitting[best].State);
    }

    private void Weigh(string id, IDisposable lease, BisectionWish given, List<(BisectionState State, IDisposable Lease)> fitting, ref OperationException? problem)
    {
        try
        {
            BisectionState state = store.Read(id);
            string[] differences = [.. given.QuestionDifferences(state), .. given.Force ? [] : given.CheckDifferences(state)];
            if (differences.Length == 0)
            {
                fitting.Add((state, lease));
                return;
            }

            problem ??= new OperationException(ErrorId.BisectionMismatch, store.FileOf(id), $"The bisection that was begun last, '{store.FileOf(id)}', is another one: {string.Join("; ", differences)}.");
        }
        catch (OperationException torn) when (torn.Id is ErrorId.BisectionUnreadable or ErrorId.FileUnreadable)
        {
            problem ??= torn;
        }

        lease.Dispose();
    }

    private OperationException Several(List<(BisectionState State, IDisposable Lease)> fitting)
    {
        IEnumerable<string> named = fitting.Take(MostNamed).Select(entry =>
            $"'{store.FileOf(entry.State.Id)}' between good {string.Join(", ", entry.State.Good.Select(sha => sha[..10]))} and bad {entry.State.Bad[..10]}{Options(entry.State)}, after {Runs(entry.State)}");
        return new OperationException(
            ErrorId.BisectionMismatch, store.FileOf(fitting[0].State.Id),
            string.Create(CultureInfo.InvariantCulture, $"{fitting.Count} bisections were begun with this check and not finished; say which with -Good, -Bad and its options, or delete the files of the others: {string.Join("; ", named)}."));
    }

    private static string Options(BisectionState state)
    {
        List<string> options = [];
        if (state.Flaky) options.Add("-Flaky");
        if (state.FirstParent) options.Add("-FirstParent");
        if (state.Paths.Count > 0) options.Add($"-RelativePath {string.Join(", ", state.Paths)}");
        if (state.ErrorPattern is { } pattern) options.Add($"-ErrorPattern '{pattern}'");
        if (state.Timeout is { } timeout) options.Add(string.Create(CultureInfo.InvariantCulture, $"-Timeout {timeout.TotalSeconds}"));
        if (state.TimeoutIsSymptom) options.Add("-TimeoutIsSymptom");
        if (state.Folder.Length > 0) options.Add($"in the folder {state.Folder}");
        return options.Count == 0 ? "" : $" ({string.Join(", ", options)})";
    }

    private static string Runs(BisectionState state) => string.Create(CultureInfo.InvariantCulture, $"{state.Runs.Count} {(state.Runs.Count == 1 ? "run" : "runs")}");

    private BisectionState? TryRead(string id)
    {
        try
        {
            return store.Read(id);
        }
        catch (OperationException)
        {
            return null;
        }
    }
}
