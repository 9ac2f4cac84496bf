using System.Runtime.InteropServices;
using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>A rule over subsets that is run once for each subset: runs and repeats counted apart, for the published algorithm as for ours.</summary>
internal sealed class CountedRule(int count, Func<int[], CandidateVerdict> rule) : ICandidateCheck
{
    private readonly Dictionary<string, CandidateVerdict> _known = new(StringComparer.Ordinal);
    private int _runs;

    internal int Runs => _runs;

    internal int CacheHits { get; private set; }

    internal bool Fails(int[] kept)
    {
        if (kept.Length == count) return true;
        string key = new(MemoryMarshal.Cast<int, char>(kept.AsSpan()));
        if (_known.TryGetValue(key, out CandidateVerdict verdict)) CacheHits++;
        else _known.Add(key, verdict = Run(kept));
        return verdict == CandidateVerdict.Fails;
    }

    public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop) => Run(MemoryMarshal.Cast<byte, int>(content.Span).ToArray());

    internal static byte[] Content(IReadOnlyList<int> kept) => MemoryMarshal.AsBytes(kept.ToArray().AsSpan()).ToArray();

    private CandidateVerdict Run(int[] kept)
    {
        Interlocked.Increment(ref _runs);
        return rule(kept);
    }
}
