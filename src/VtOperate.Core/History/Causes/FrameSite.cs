using VtOperate.Core.Code;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>Where a frame's call stands at the deployed commit.</summary>
/// <param name="Call">The call.</param>
/// <param name="Frame">Its frame, by the source map where there is one.</param>
/// <param name="Certainty">How far the place can be relied on.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record FrameSite(StackCall Call, TraceFrame Frame, LinkCertainty Certainty, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The file; null when it was not found.</summary>
    public string? Path { get; init; }

    /// <summary>Its text; null when it was not found.</summary>
    public CodeText? Code { get; init; }

    /// <summary>The line, from 1; null when only the function is known.</summary>
    public int? Line { get; init; }

    /// <summary>The function that holds the line; null for code outside of functions.</summary>
    public CodeScope? Scope { get; init; }

    /// <summary>The type around it, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the frame's file is not in the repository and never was, so that the code is likely that of others.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Why the place is assumed or unknown; null for a verified one.</summary>
    public string? Reason { get; init; }
}
