using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;

namespace VtOperate.Engine.History;

/// <summary>libgit2 behind <see cref="IGitRemotes"/>. Certificates are checked by libgit2; nothing here accepts one that it refuses.</summary>
public sealed class GitRemotes : IGitRemotes
{
    private readonly TimeSpan _patience;

    /// <summary>Remotes that may say nothing for a minute.</summary>
    public GitRemotes()
        : this(TimeSpan.FromMinutes(1))
    {
    }

    /// <summary>Remotes with another patience.</summary>
    /// <param name="patience">How long a server may say nothing.</param>
    internal GitRemotes(TimeSpan patience) => _patience = patience;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => Use(folder, null, repository => repository.Network.Remotes.Select(remote => remote.Name).Order(StringComparer.Ordinal).ToArray());

    /// <inheritdoc/>
    public void Fetch(string folder, string remote, string branch, RemoteCredential? credential, CancellationToken stop) => Exchange(folder, remote, (repository, exchange) =>
    {
        Remote found = Find(repository, folder, remote);
        var options = new FetchOptions { TagFetchMode = TagFetchMode.None, Prune = false, OnTransferProgress = _ => exchange.Heard(), OnProgress = _ => exchange.Heard() };
        if (credential is not null) options.CredentialsProvider = Provider(found, credential, folder);
        if (!Advertises(repository, found, branch, options.CredentialsProvider) || !exchange.Heard()) return 0;
        Commands.Fetch(repository, found.Name, [$"+refs/heads/{branch}:refs/remotes/{found.Name}/{branch}"], options, "vtoperate: fetch");
        return 0;
    }, stop);

    /// <inheritdoc/>
    public bool Push(string folder, string remote, string branch, RemoteCredential? credential, CancellationToken stop) => Exchange(folder, remote, (repository, exchange) =>
    {
        Remote found = Find(repository, folder, remote);
        string? refused = null;
        var options = new PushOptions { OnPushStatusError = error => refused = error.Message, OnPushTransferProgress = (_, _, _) => exchange.Heard(), OnPackBuilderProgress = (_, _, _) => exchange.Heard() };
        if (credential is not null) options.CredentialsProvider = Provider(found, credential, folder);
        try
        {
            repository.Network.Push(found, $"refs/heads/{branch}:refs/heads/{branch}", options);
        }
        catch (NonFastForwardException)
        {
            return false;
        }

        if (refused is null) return true;
        if (IsBehind(refused)) return false;
        throw new OperationException(ErrorId.RemoteFailed, remote, $"The remote '{remote}' refuses the branch '{branch}': {SecretRedactor.Redact(refused).TrimEnd('.')}.");
    }, stop);

    // libgit2 takes a missing branch for a broken remote.
    private static bool Advertises(Repository repository, Remote remote, string branch, LibGit2Sharp.Handlers.CredentialsHandler? provider)
    {
        IEnumerable<Reference> references = provider is null ? repository.Network.ListReferences(remote) : repository.Network.ListReferences(remote, provider);
        return references.Any(reference => reference.CanonicalName == "refs/heads/" + branch);
    }

    private static Remote Find(Repository repository, string folder, string remote) =>
        repository.Network.Remotes[remote] ?? throw new OperationException(ErrorId.RemoteFailed, remote, $"The repository '{folder}' has no remote '{remote}'; it has {(repository.Network.Remotes.Any() ? string.Join(", ", repository.Network.Remotes.Select(item => item.Name)) : "none")}.");

    // A token must not travel in clear text, nor to wherever a remote sends its visitors.
    private static LibGit2Sharp.Handlers.CredentialsHandler Provider(Remote remote, RemoteCredential credential, string folder)
    {
        bool isSafe = Uri.TryCreate(remote.Url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        bool isOwn = address is null || address.Scheme is "file" or "ssh";
        if (!isSafe && !isOwn) throw new OperationException(ErrorId.RemoteFailed, remote.Name, $"The remote '{remote.Name}' of '{folder}' is not reached over https; a credential is not sent to it.");
        return (url, _, _) => Uri.TryCreate(url, UriKind.Absolute, out Uri? asked) && address is not null && asked.Host == address.Host
            ? new UsernamePasswordCredentials { Username = credential.User, Password = credential.Secret }
            : new DefaultCredentials();
    }

    private static bool IsBehind(string message) =>
        message.Contains("non-fast", StringComparison.OrdinalIgnoreCase) || message.Contains("fetch first", StringComparison.OrdinalIgnoreCase) || message.Contains("stale", StringComparison.OrdinalIgnoreCase) || message.Contains("failed to update ref", StringComparison.OrdinalIgnoreCase) || message.Contains("cannot lock", StringComparison.OrdinalIgnoreCase) || message.Contains("failed to lock", StringComparison.OrdinalIgnoreCase) || message.Contains("locked file", StringComparison.OrdinalIgnoreCase);

    private T Exchange<T>(string folder, string remote, Func<Repository, RemoteExchange, T> work, CancellationToken stop)
    {
        var exchange = new RemoteExchange(_patience, stop);
        return exchange.Run(remote, () => Use(folder, remote, repository => work(repository, exchange)));
    }

    private static T Use<T>(string folder, string? remote, Func<Repository, T> work)
    {
        try
        {
            string found = Repository.Discover(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository.");
            using var repository = new Repository(found);
            return work(repository);
        }
        catch (UserCancelledException)
        {
            throw new OperationCanceledException();
        }
        catch (LibGit2SharpException bad) when (remote is not null)
        {
            throw new OperationException(ErrorId.RemoteFailed, remote, $"The remote '{remote}' of '{folder}' cannot be used: {SecretRedactor.Redact(bad.Message).TrimEnd('.')}.", bad);
        }
        catch (LibGit2SharpException bad)
        {
            throw GitFailure.AtOpening(folder, bad);
        }
    }
}
