using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Runs a check in a copy of a folder that holds the files of the candidate only.</summary>
internal sealed class FolderRunner(IProbe probe, IScratchFolder scratch, string source, ReductionOptions options) : ICandidateRunner
{
    private readonly CandidateSlots _slots = new();

    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        string slot = _slots.Take();
        try
        {
            string place = Path.Combine(slot, Path.GetFileName(source)), folder = scratch.Empty(place);
            foreach (string name in ListForm.Names(content.Span))
            {
                stop.ThrowIfCancellationRequested();
                scratch.Copy(Path.Combine(source, name), Path.Combine(place, name));
            }

            return probe.Run(CandidateRequest.With(new ProbeRequest(folder) { Timeout = options.Timeout }, [folder], appends: false), stop);
        }
        finally
        {
            _slots.Return(slot);
        }
    }
}
