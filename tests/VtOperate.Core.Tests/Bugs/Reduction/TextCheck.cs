using System.Text;
using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Core.Tests.Bugs.Reduction;

/// <summary>A check by a rule over the bytes of a candidate read as Latin-1, so that no byte is lost.</summary>
internal sealed class TextCheck(Func<string, CandidateVerdict> rule) : ICandidateCheck
{
    private readonly List<string> _seen = [];

    public IReadOnlyList<string> Seen => _seen;

    public static TextCheck Of(Func<string, bool> fails) => new(text => fails(text) ? CandidateVerdict.Fails : CandidateVerdict.Passes);

    public CandidateVerdict Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        string text = Encoding.Latin1.GetString(content.Span);
        lock (_seen) _seen.Add(text);
        return rule(text);
    }
}
