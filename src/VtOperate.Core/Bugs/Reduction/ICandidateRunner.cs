using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Runs a check on a candidate. For several threads at once.</summary>
internal interface ICandidateRunner
{
    /// <summary>Runs it once.</summary>
    /// <param name="content">The candidate.</param>
    /// <param name="stop">Ends the run.</param>
    ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop);
}
