using VtOperate.Core.History;
using VtOperate.Core.Redaction;

namespace VtOperate.Core.Solutions;

/// <summary>What was recorded about a problem that is now written down. All of it is data: it is quoted, never interpreted, and nothing is added to it.</summary>
public sealed record CaptureEvidence
{
    /// <summary>No evidence at all.</summary>
    public static CaptureEvidence None { get; } = new();

    /// <summary>The title of the record, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The words of the report, or null.</summary>
    public string? Description { get; init; }

    /// <summary>How bad it was, as recorded; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The numbers of the records it came from, for instance <c>BUG-0007</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The errors, each with its type and its message.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The types of the errors.</summary>
    public IReadOnlyList<string> ErrorTypes { get; init; } = [];

    /// <summary>The files of the user's own frames, relative to the repository, the nearest to the failure first; each with the function where the trace names one.</summary>
    public IReadOnlyList<(string File, string? Function)> Frames { get; init; } = [];

    /// <summary>Commits that were suspected. Suspected is not proved.</summary>
    public IReadOnlyList<SuspectCommit> Suspects { get; init; } = [];

    /// <summary>The commits that fixed it.</summary>
    public IReadOnlyList<FixCommit> Fixes { get; init; } = [];

    /// <summary>The repository it belongs to, absolute, or null.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether nothing was recorded.</summary>
    public bool IsEmpty => Title is null && Description is null && Errors.Count == 0 && Frames.Count == 0 && Suspects.Count == 0 && Fixes.Count == 0;

    /// <summary>This evidence and the other together.</summary>
    public CaptureEvidence And(CaptureEvidence other) => new()
    {
        Title = Title ?? other.Title,
        Description = Description ?? other.Description,
        Severity = Severity ?? other.Severity,
        Labels = Union(Labels, other.Labels),
        Errors = Union(Errors, other.Errors),
        ErrorTypes = Union(ErrorTypes, other.ErrorTypes),
        Frames = Union(Frames, other.Frames),
        Suspects = [.. Suspects, .. other.Suspects.Where(suspect => !Suspects.Any(known => known.Sha == suspect.Sha))],
        Fixes = [.. Fixes, .. other.Fixes.Where(fix => !Fixes.Any(known => known.Sha == fix.Sha))],
        Repository = Repository ?? other.Repository,
    };

    /// <summary>This evidence without the secrets that are recognised by form; nothing of it is written before that.</summary>
    public CaptureEvidence Redacted() => this with
    {
        Title = Title is null ? null : SecretRedactor.Redact(Title),
        Description = Description is null ? null : SecretRedactor.Redact(Description),
        Errors = Errors.Select(SecretRedactor.Redact).ToArray(),
        Suspects = Suspects.Select(suspect => suspect with { Subject = SecretRedactor.Redact(suspect.Subject) }).ToArray(),
        Fixes = Fixes.Select(fix => fix with { Subject = SecretRedactor.Redact(fix.Subject), Trailers = fix.Trailers.Select(SecretRedactor.Redact).ToArray() }).ToArray(),
    };

    private static T[] Union<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) => [.. first.Concat(second).Distinct()];
}
