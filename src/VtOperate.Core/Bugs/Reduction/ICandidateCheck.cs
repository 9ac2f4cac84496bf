namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Says whether a candidate still shows the failure. Several threads may ask at once.</summary>
public interface ICandidateCheck
{
    /// <summary>Runs the check on one candidate.</summary>
    /// <param name="content">The candidate as bytes: the content of a file, or the list of what is kept, one item a line.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop);
}
