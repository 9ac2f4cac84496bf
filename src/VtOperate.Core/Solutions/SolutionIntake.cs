using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Prepares what was said: secrets removed, files relative to the repository, commits read.</summary>
internal static class SolutionIntake
{
    /// <summary>What was said without secrets and with files as the repository names them.</summary>
    public static SolutionFields Clean(SolutionFields said, string root)
    {
        SolutionFields clean = said.Cleaned();
        return clean.Files is { } files ? clean with { Files = [.. files.Select(file => RepositoryPath.Relative(file, root).Replace('\\', '/'))] } : clean;
    }

    /// <summary>The evidence with the commits that were named, without secrets.</summary>
    /// <inheritdoc cref="FixCommits.Read" path="/exception"/>
    public static CaptureEvidence WithFixes(IEngine engine, string root, CaptureEvidence evidence, SolutionFields said, CancellationToken stop) =>
        (said.Commits is { } commits ? evidence.And(new CaptureEvidence { Fixes = new FixCommits(engine.Git).Read(root, commits, stop) }) : evidence).Redacted();
}
