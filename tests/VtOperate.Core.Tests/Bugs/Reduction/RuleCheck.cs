using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Core.Tests.Bugs.Reduction;

/// <summary>A check by a rule over the items of a list; a candidate holds one item a line.</summary>
internal sealed class RuleCheck(Func<IReadOnlySet<int>, CandidateVerdict> rule) : ICandidateCheck
{
    private int _runs;

    public int Runs => _runs;

    public Action? BeforeRun { get; init; }

    public static RuleCheck Of(Func<IReadOnlySet<int>, bool> fails) => new(kept => fails(kept) ? CandidateVerdict.Fails : CandidateVerdict.Passes);

    public static byte[] Content(IEnumerable<int> kept) => System.Text.Encoding.ASCII.GetBytes(string.Join('\n', kept));

    public static IReadOnlySet<int> Items(ReadOnlySpan<byte> content)
    {
        string text = System.Text.Encoding.ASCII.GetString(content);
        return text.Length == 0 ? new HashSet<int>() : text.Split('\n').Select(int.Parse).ToHashSet();
    }

    public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _runs);
        BeforeRun?.Invoke();
        return rule(Items(content.Span));
    }
}
