using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Polluters;

/// <summary>Runs the tests of a candidate in their order, then the victim: as arguments, or from a file with one test a line.</summary>
internal sealed class TestOrderRunner(IProbe probe, IScratchFolder scratch, IReadOnlyList<string> before, string victim, ReductionOptions options, bool wantsFile) : ICandidateRunner
{
    private const string FileName = "tests.txt";
    private readonly CandidateSlots _slots = new();

    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        string[] tests = [.. ArgumentsRunner.Kept(content.Span, before), victim];
        string slot = _slots.Take();
        try
        {
            var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["tests"] = tests };
            if (wantsFile) values["file"] = [scratch.Write(Path.Combine(slot, FileName), ListForm.Write(tests))];
            return probe.Run(new ProbeRequest(options.Folder) { Timeout = options.Timeout, Placeholders = values, MoreArguments = options.Appends ? tests : [] }, stop);
        }
        finally
        {
            _slots.Return(slot);
        }
    }
}
