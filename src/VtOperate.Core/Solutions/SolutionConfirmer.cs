using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Records in a document that a person found it true, and at which commit: <c>confirmed_at</c> and <c>confirmed_on</c> in its front matter. A mark that it is stale is taken away.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What time it is.</param>
public sealed class SolutionConfirmer(IEngine engine, OperationConfiguration configuration, TimeProvider clock)
{
    /// <summary>The commit that a confirmation names.</summary>
    /// <param name="revision">The revision; null for head.</param>
    /// <exception cref="OperationException">There is no repository, it has no commit, or the revision names none.</exception>
    public string Commit(string? revision)
    {
        using IGitRepository? repository = engine.Git.Open(configuration.Root);
        if (repository is null) throw new OperationException(ErrorId.RepositoryNotFound, configuration.Root, $"'{configuration.Root}' is in no git repository, so there is no commit to confirm at.");
        if (revision is null) return repository.Head?.ToString() ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"'{repository.Root}' has no commit to confirm at.");
        return RequiredCommit.Of(repository, revision).ToString();
    }

    /// <summary>What confirming would change, as a unified difference without secrets; empty when the document is confirmed at that commit already.</summary>
    /// <exception cref="OperationException">The document cannot be read or not be changed safely.</exception>
    public string Preview(Solution solution, string commit)
    {
        EditableDocument before = EditableDocument.Read(engine, Own(solution));
        return SecretRedactor.Redact(Change(before, commit).Diff(before, RepositoryPath.Relative(solution.File, configuration.Root)));
    }

    /// <summary>Confirms a document. Nothing is written when it is confirmed at that commit already.</summary>
    /// <param name="solution">The solution, of the repository itself.</param>
    /// <param name="commit">The commit, 40 digits.</param>
    /// <param name="stop">Stops the wait for the lock.</param>
    /// <returns>The solution as it is now.</returns>
    /// <exception cref="OperationException">The document cannot be read, not be changed safely or not be written; another process holds the lock.</exception>
    public Solution Confirm(Solution solution, string commit, CancellationToken stop)
    {
        string file = Own(solution);
        using IDisposable held = SolutionLock.Take(engine, configuration.Root, stop);
        EditableDocument before = EditableDocument.Read(engine, file), after = Change(before, commit);
        if (!ReferenceEquals(before, after)) engine.Files.WriteAtomically(file, after.ToBytes());
        return solution with { ConfirmedAt = commit, Status = IsMarkedStale(solution.Status) ? null : solution.Status };
    }

    private EditableDocument Change(EditableDocument document, string commit)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        var fields = new DocumentFields(front.Yaml.Length == 0 ? null : engine.Yaml.Read(front.Yaml, document.File, front.YamlLine) as YamlMap);
        if (IsMarkedStale(fields.Text("status"))) document = document.Remove("status").Remove("stale_reason").Remove("stale_date");
        if (fields.Text("confirmed_at") == commit) return document;
        return document.SetScalar("confirmed_at", commit).SetDate("confirmed_on", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    private string Own(Solution solution) => RepositoryPath.IsBelow(solution.File, configuration.Paths.Solutions)
        ? solution.File
        : throw new OperationException(ErrorId.FileUnwritable, solution.File, $"'{solution.Id}' belongs to a further root of knowledge, which is only read here. Confirm it in its own repository.");

    private static bool IsMarkedStale(string? status) => "stale".Equals(status, StringComparison.OrdinalIgnoreCase);
}
