using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Runs a check with some of the conditions of the environment in which it fails, and the others of that in which it passes.</summary>
internal sealed class ConditionRunner(IEngine engine, IScratchFolder scratch, ConditionSet set, IReadOnlyDictionary<string, (string? Failing, string? Passing)> variables, FileDifferences? files, IProbe probe, ReductionOptions options) : ICandidateRunner
{
    private readonly CandidateSlots _slots = new();

    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        HashSet<string> kept = ListForm.Names(content.Span).ToHashSet(StringComparer.Ordinal);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string name, (string? failing, string? passing)) in variables) environment[name] = kept.Contains(ConditionReducer.Variable(name)) ? failing : passing;
        string folder = (kept.Contains(ConditionReducer.Location) ? set.FailingLocation : set.PassingLocation) ?? options.Folder;
        if (files is null) return probe.Run(CandidateRequest.With(new ProbeRequest(folder) { Timeout = options.Timeout, Environment = environment }, [folder], appends: false), stop);
        string slot = _slots.Take();
        try
        {
            string copy = Copy(slot, kept, stop);
            return probe.Run(CandidateRequest.With(new ProbeRequest(copy) { Timeout = options.Timeout, Environment = environment }, [copy], appends: false), stop);
        }
        finally
        {
            _slots.Return(slot);
        }
    }

    private string Copy(string slot, HashSet<string> kept, CancellationToken stop)
    {
        string place = Path.Combine(slot, Path.GetFileName(set.PassingFolder!)), copy = scratch.Empty(place);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string path, byte[]? text) in files!.Apply(kept))
        {
            changed.Add(path);
            if (text is not null) scratch.Write(Path.Combine(place, path), text);
        }

        foreach (string name in FolderFiles.Names(engine.Files, set.PassingFolder!, stop))
        {
            if (!changed.Contains(name)) scratch.Copy(Path.Combine(set.PassingFolder!, name), Path.Combine(place, name));
        }

        return copy;
    }
}
