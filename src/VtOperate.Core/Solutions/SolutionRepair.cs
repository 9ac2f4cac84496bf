namespace VtOperate.Core.Solutions;

/// <summary>What a repair of a solution document did or would do.</summary>
/// <param name="Action">Whether the file was written.</param>
/// <param name="Id">The id of the solution.</param>
/// <param name="File">The file, relative to the repository with forward slashes.</param>
/// <param name="Repaired">The ids of the kinds of problems that are gone with it, in ordinal order; also those that could be seen only once the front matter could be read.</param>
/// <param name="Diff">The change as a unified difference, lines parted by LF; empty where nothing changes. Secrets are taken out.</param>
/// <param name="Problems">What is left for a person, by the lines of the file as it is on disk: before a repair that is only planned, after one that is made.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record SolutionRepair(RepairAction Action, string Id, string File, IReadOnlyList<string> Repaired, string Diff, IReadOnlyList<CheckProblem> Problems, string Repository)
{
    /// <summary>Whether no error is left for a person.</summary>
    public bool Passed => !Problems.Any(problem => problem.Severity == CheckSeverity.Error);
}
