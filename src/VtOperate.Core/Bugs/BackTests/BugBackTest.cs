namespace VtOperate.Core.Bugs.BackTests;

/// <summary>How the ranking of an investigation does on the past fixes of a repository: each was taken as a report, and the state before it was ranked.</summary>
public sealed record BugBackTest
{
    /// <summary>How many fixes were asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>How many fixes were found and measured.</summary>
    public required int Fixes { get; init; }

    /// <summary>The ranking of files.</summary>
    public required BackTestScore Files { get; init; }

    /// <summary>The files by their last change, on the same fixes.</summary>
    public required BackTestScore LastChangedFiles { get; init; }

    /// <summary>The ranking of commits, on the fixes whose origin is known.</summary>
    public required BackTestScore Commits { get; init; }

    /// <summary>The last changes of the likeliest file, on the same fixes.</summary>
    public required BackTestScore LastChanges { get; init; }

    /// <summary>On how many of the fixes with a known origin the answer would have been that it cannot be told.</summary>
    public required int Unclear { get; init; }

    /// <summary>What these figures do not say, and what could not be measured, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The fixes, newest first.</summary>
    public required IReadOnlyList<BackTestCase> Cases { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Sums up the fixes that were measured.</summary>
    /// <param name="asked">How many were asked for.</param>
    /// <param name="cases">The fixes, newest first.</param>
    /// <param name="notes">What could not be measured.</param>
    /// <param name="repository">The repository's folder, absolute.</param>
    public static BugBackTest Of(int asked, IReadOnlyList<BackTestCase> cases, IReadOnlyList<string> notes, string repository)
    {
        List<string> said = [.. notes];
        BackTestCase[] traced = [.. cases.Where(entry => entry.CommitRank is not null)];
        if (cases.Count == 0) said.Add("Unknown: no commit was recognised as a fix of code, so nothing was measured.");
        else if (cases.Count < asked) said.Add($"Only {cases.Count} of the {asked} fixes asked for were recognised; how the ranking does on more is unknown.");
        if (cases.Count > 0) said.Add("Optimistic: the message of a fix was written by somebody who knew the answer; a user's report says less.");
        if (traced.Length > 0) said.Add("Which commit was right is itself found by Find-BugOrigin, from the fix alone, unless the fix names it.");
        return new BugBackTest
        {
            Asked = asked,
            Fixes = cases.Count,
            Files = BackTestScore.Of([.. cases.Select(entry => entry.FileRank)]),
            LastChangedFiles = BackTestScore.Of([.. cases.Select(entry => entry.LastChangedRank)]),
            Commits = BackTestScore.Of([.. traced.Select(entry => entry.CommitRank ?? 0)]),
            LastChanges = BackTestScore.Of([.. traced.Select(entry => entry.LastChangeRank ?? 0)]),
            Unclear = traced.Count(entry => entry.IsUnclear),
            Notes = said,
            Cases = cases,
            Repository = repository,
        };
    }
}
