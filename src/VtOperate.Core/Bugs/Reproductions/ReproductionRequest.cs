using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.History;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>What to run, where and how often.</summary>
/// <param name="Folder">The folder in which the check runs, absolute; at commits the same folder of their checkout.</param>
/// <param name="Probe">The check.</param>
/// <param name="Check">The check as it is written down.</param>
/// <param name="Rules">What a run says.</param>
public sealed record ReproductionRequest(string Folder, IProbe Probe, RecordedCheck Check, ProbeRules Rules)
{
    /// <summary>How often it is run on each set of files.</summary>
    public int Count { get; init; } = 3;

    /// <summary>How long one run may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The commit at which it is run; null for the folder as it stands.</summary>
    public string? At { get; init; }

    /// <summary>A commit whose behaviour is held to be right; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The commit whose files of the check come before those of the work tree where a commit under test lacks them; null for the work tree alone.</summary>
    public ObjectId? CarriedFrom { get; init; }

    /// <summary>Further files of that commit, relative to the root, which are laid over what the commit under test has.</summary>
    public IReadOnlyList<string> AlsoCarried { get; init; } = [];

    /// <summary>The label of the bug, <c>BUG-0007</c>; null for none.</summary>
    public string? BugId { get; init; }

    /// <summary>What is known of the shell, for the record of the environment.</summary>
    public string? Shell { get; init; }
}
