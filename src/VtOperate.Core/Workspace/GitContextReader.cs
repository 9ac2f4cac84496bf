using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Workspace;

/// <summary>Reads what git knows. What cannot be read is said and the rest goes on.</summary>
internal sealed class GitContextReader(IEngine engine, ContextDraft draft, CancellationToken stop)
{
    private const string Area = "Repository";

    private static readonly (string Mark, string Operation)[] s_operations =
    [
        ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"), ("BISECT_LOG", "bisect"),
    ];

    /// <summary>Fills in what git knows about the folder.</summary>
    public OperationContext Read(OperationContext context, string folder)
    {
        draft.State(Area, "Folder", context.Repository, "the folder itself");
        IGitRepository? repository;
        try
        {
            repository = engine.Git.Open(folder);
        }
        catch (OperationException problem)
        {
            draft.Unknowns.Add($"Branch, head and work tree are unknown. {problem.Message}");
            return context;
        }

        if (repository is null)
        {
            draft.Unknowns.Add("The folder is in no git repository: branch, head, work tree and history are unknown.");
            return context;
        }

        using (repository)
        {
            return ReadWorkTree(ReadHead(context, repository), repository);
        }
    }

    private OperationContext ReadHead(OperationContext context, IGitRepository repository)
    {
        string head = Path.Combine(repository.GitFolder, "HEAD");
        draft.Prove(Area, "Repository", repository.IsBare ? "git, bare" : "git, with a work tree", Path.Combine(repository.CommonFolder, "config"));
        string? sha = repository.Head?.ToString();
        bool isDetached = repository.Branch is null, isUnborn = sha is null && !isDetached;
        if (repository.Branch is { } branch) draft.Prove(Area, "Branch", branch, head, 1);
        else draft.Prove(Area, "Branch", "none: the head is detached", head, 1);
        if (sha is not null) draft.Prove(Area, "Head", sha, head, 1);
        if (isUnborn) draft.Unknowns.Add($"The branch '{repository.Branch}' has no commit yet: there is no history to search.");
        if (repository.IsShallow)
        {
            draft.Prove(Area, "Shallow", "yes: history was cut off when it was cloned", Path.Combine(repository.CommonFolder, "shallow"));
            draft.Unknowns.Add("The clone is shallow: commits before its boundary cannot be named as suspects. Fetch more history with 'git fetch --unshallow'.");
        }

        return context with
        {
            IsRepository = true,
            Branch = repository.Branch,
            Head = sha,
            IsBare = repository.IsBare,
            IsShallow = repository.IsShallow,
            IsDetached = isDetached,
            IsUnborn = isUnborn,
        };
    }

    private OperationContext ReadWorkTree(OperationContext context, IGitRepository repository)
    {
        if (repository.IsBare)
        {
            draft.Unknowns.Add("The repository has no work tree: knowledge, bugs and specifications are not on disk here.");
            return context;
        }

        try
        {
            var summary = WorkTreeSummary.From(repository.ReadState(stop), Operation(repository.GitFolder));
            string index = Path.Combine(repository.GitFolder, "index");
            draft.Prove(Area, "WorkTree", summary.ToString(), engine.Files.FileExists(index) ? index : repository.GitFolder);
            return context with { WorkTree = summary };
        }
        catch (OperationException problem)
        {
            draft.Unknowns.Add($"The state of the work tree is unknown. {problem.Message}");
            return context;
        }
    }

    private string? Operation(string gitFolder)
    {
        foreach ((string mark, string operation) in s_operations)
        {
            string path = Path.Combine(gitFolder, mark);
            if (!engine.Files.FileExists(path) && !engine.Files.FolderExists(path)) continue;
            draft.Prove(Area, "UnderWay", operation, path);
            return operation;
        }

        return null;
    }
}
