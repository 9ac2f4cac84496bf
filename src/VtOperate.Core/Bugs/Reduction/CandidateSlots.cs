using System.Collections.Concurrent;
using System.Globalization;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Names of folders for runs at the same time. A run after another gets the same name, so that the outputs of both name the same file.</summary>
internal sealed class CandidateSlots
{
    private readonly ConcurrentBag<string> _free = [];
    private int _made;

    /// <summary>A name that no other run has now.</summary>
    internal string Take() => _free.TryTake(out string? name) ? name : Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives it back.</summary>
    internal void Return(string name) => _free.Add(name);
}
