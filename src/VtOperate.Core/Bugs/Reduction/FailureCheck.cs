namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Whether a candidate shows the same failure; asked more than once where the failure does not show each time.</summary>
internal sealed class FailureCheck(ICandidateRunner runner, FailureSignature signature, int attempts) : ICandidateCheck
{
    private int _runs;

    /// <summary>How often the check was run.</summary>
    internal int Runs => _runs;

    public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        CandidateVerdict verdict = Ask(content, stop);

        // A failure that comes and goes may have come by chance, from elsewhere.
        return verdict == CandidateVerdict.Fails && attempts > 1 ? Ask(content, stop) : verdict;
    }

    private CandidateVerdict Ask(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var verdict = CandidateVerdict.Passes;
        for (int i = 0; i < attempts; i++)
        {
            stop.ThrowIfCancellationRequested();
            CandidateVerdict said = signature.Judge(runner.Run(content, stop));
            Interlocked.Increment(ref _runs);
            if (said == CandidateVerdict.Fails) return said;
            if (said == CandidateVerdict.Unclear) verdict = said;
        }

        return verdict;
    }
}
