using VtOperate.Core.History;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the branches and tags of the repository, local ones first.</summary>
public sealed class RevisionCompleter : LiveCompleter
{
    private static readonly (string Prefix, string Kind)[] s_kinds = [("refs/heads/", "branch"), ("refs/tags/", "tag"), ("refs/remotes/", "remote branch")];

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop)
    {
        using IGitRepository? repository = OperationServices.Engine.Git.Open(folder);
        if (repository is null) yield break;
        foreach ((string prefix, string kind) in s_kinds)
        {
            foreach (GitReference reference in repository.References)
            {
                if (reference.Name.StartsWith(prefix, StringComparison.Ordinal) && !reference.Name.EndsWith("/HEAD", StringComparison.Ordinal))
                    yield return (reference.Name[prefix.Length..], $"{kind} at {reference.Commit.ToString()[..8]}");
            }
        }
    }
}
