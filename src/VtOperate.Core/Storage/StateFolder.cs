using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Storage;

/// <summary>Where this module keeps what is neither knowledge nor a cache: locks, and what it saw last time. Never in the work tree.</summary>
public static class StateFolder
{
    private const string Name = "vtoperate";

    /// <summary>
    /// The folder, absolute; it need not exist. In a git repository <c>vtoperate</c> in the git folder that all work trees share; elsewhere, and where git
    /// cannot be read, a folder of the user that is named after the root.
    /// </summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="root">The folder that paths of records count from, absolute.</param>
    public static string Of(IEngine engine, string root)
    {
        try
        {
            using IGitRepository? repository = engine.Git.Open(root);
            if (repository is not null) return Of(engine, root, repository);
        }
        catch (OperationException)
        {
            // What cannot be opened here is told by whoever needs its history; a lock needs a place only.
        }

        return Of(engine, root, null);
    }

    /// <summary>The same for a repository that is open already; null for none.</summary>
    public static string Of(IEngine engine, string root, IGitRepository? repository)
    {
        if (repository is not null) return Path.Combine(repository.CommonFolder, Name);
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(OperatingSystem.IsLinux() ? folder : folder.ToUpperInvariant()));
        return Path.Combine(engine.User.StateFolder, Convert.ToHexString(hash, 0, 8).ToLowerInvariant());
    }
}
