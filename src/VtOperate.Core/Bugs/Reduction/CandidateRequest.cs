using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Names a candidate to a check.</summary>
internal static class CandidateRequest
{
    /// <summary>The request with the candidate for <c>{}</c>, and behind the arguments where nothing there names it.</summary>
    internal static ProbeRequest With(ProbeRequest request, IReadOnlyList<string> candidate, bool appends) => request with
    {
        Placeholders = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = candidate },
        MoreArguments = appends ? candidate : [],
    };
}
