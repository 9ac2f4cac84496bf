using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.History;

/// <summary>libgit2 behind <see cref="IGit"/>.</summary>
public sealed class GitFinder : IGit
{
    // Known to git and harmless to a reader: absent objects are reported one by one, and relative links to work trees are followed.
    private static readonly string[] s_extensions = ["partialclone", "relativeworktrees"];
    private static readonly object s_gate = new();
    private static bool s_prepared;
    private readonly HistoryMemories _memories = new();
    private readonly SidecarGraphs? _sidecars;

    /// <summary>Finds repositories and keeps nothing of them on disk.</summary>
    public GitFinder()
    {
    }

    /// <summary>Finds repositories and keeps what makes their history quicker to read in the user's cache folder.</summary>
    public GitFinder(ICacheFiles cache, IFileStore files, IUserEnvironment user) => _sidecars = new SidecarGraphs(cache, files, user);

    /// <inheritdoc/>
    public IGitRepository? Open(string folder)
    {
        try
        {
            Prepare();
            if (!Directory.Exists(folder)) return null;
            string? found = Repository.Discover(folder);
            return found is null ? null : new GitRepository(new Repository(found), _memories, _sidecars);
        }
        catch (RepositoryNotFoundException bad)
        {
            throw new OperationException(ErrorId.GitUnsupported, folder, $"'{folder}' looks like a git repository but is damaged: {bad.Message}", bad);
        }
        catch (LibGit2SharpException bad)
        {
            throw GitFailure.AtOpening(folder, bad);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.GitUnsupported, folder, $"The git repository of '{folder}' cannot be read: {bad.Message}", bad);
        }
        catch (Exception bad) when (bad is TypeInitializationException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new OperationException(ErrorId.GitUnavailable, folder, $"libgit2 cannot be loaded on this machine: {bad.GetBaseException().Message}", bad);
        }
    }

    private static void Prepare()
    {
        lock (s_gate)
        {
            if (s_prepared) return;
            GlobalSettings.SetExtensions(s_extensions);
            s_prepared = true;
        }
    }
}
