using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Runs a check with the arguments of the candidate, which are listed by their places.</summary>
internal sealed class ArgumentsRunner(IProbe probe, IReadOnlyList<string> arguments, ReductionOptions options) : ICandidateRunner
{
    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop) =>
        probe.Run(CandidateRequest.With(new ProbeRequest(options.Folder) { Timeout = options.Timeout }, [.. Kept(content.Span, arguments)], options.Appends), stop);

    /// <summary>The items whose places a candidate lists.</summary>
    internal static IEnumerable<string> Kept(ReadOnlySpan<byte> content, IReadOnlyList<string> items) =>
        ListForm.Names(content).Select(name => items[int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture)]);

    /// <summary>The content that lists all places.</summary>
    internal static byte[] All(int count) => ListForm.Write(Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)));
}
