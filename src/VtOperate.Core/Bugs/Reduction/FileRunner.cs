using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Runs a check on a file with the content of the candidate, which has the name of the file it was made from, or gives it the content as its standard input.</summary>
internal sealed class FileRunner(IProbe probe, IScratchFolder scratch, string name, ReductionOptions options) : ICandidateRunner
{
    private readonly CandidateSlots _slots = new();

    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var request = new ProbeRequest(options.Folder) { Timeout = options.Timeout };
        if (options.AsInput) return probe.Run(request with { Input = content }, stop);
        string slot = _slots.Take();
        try
        {
            string file = scratch.Write(Path.Combine(slot, name), content.Span);
            return probe.Run(CandidateRequest.With(request, [file], options.Appends), stop);
        }
        finally
        {
            _slots.Return(slot);
        }
    }
}
