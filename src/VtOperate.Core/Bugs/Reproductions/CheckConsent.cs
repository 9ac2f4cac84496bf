using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>
/// Which recorded checks this user has agreed to run. A check stands in a file of the repository, so that whoever writes there could have a command run on the machine of whoever verifies a fix. So a check is run
/// from the record only where this user recorded it on this machine, or said that it may run (decision 0050). What was agreed to is kept as a hash in the user's state folder, never in the repository.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="root">The folder of the repository, absolute.</param>
public sealed class CheckConsent(IEngine engine, string root)
{
    /// <summary>Whether the check may be run without asking.</summary>
    /// <param name="recorded">The record that holds the check.</param>
    public bool IsGiven(Reproduction recorded) => engine.Files.FileExists(FileOf(recorded));

    /// <summary>Notes that the check may be run from now on, in this repository and folder, as it stands. Twice changes nothing.</summary>
    /// <param name="recorded">The record that holds the check.</param>
    /// <returns>False where nothing can be written there, so that it has to be said again.</returns>
    public bool TryGive(Reproduction recorded)
    {
        try
        {
            if (!IsGiven(recorded)) engine.Files.WriteAtomically(FileOf(recorded), Encoding.UTF8.GetBytes($"{root}\n{recorded.Check.Text}\n"));
            return true;
        }
        catch (OperationException)
        {
            return false;
        }
    }

    /// <summary>Refuses a check that this user has not agreed to; with his word it is noted.</summary>
    /// <param name="recorded">The record that holds the check.</param>
    /// <param name="isTrusted">Whether the user says that it may run.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.CheckNotTrusted"/>.</exception>
    public void Require(Reproduction recorded, bool isTrusted)
    {
        if (isTrusted) TryGive(recorded);
        else if (!IsGiven(recorded)) throw new OperationException(ErrorId.CheckNotTrusted, recorded.BugId, $"The check that is recorded with {recorded.BugId} was not recorded by you on this machine, and was not run: {recorded.Check.Text}");
    }

    private string FileOf(Reproduction recorded)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        RecordedCheck check = recorded.Check;
        string[] parts = [OperatingSystem.IsLinux() ? folder : folder.ToUpperInvariant(), recorded.Folder, check.Program is null ? "script" : "command", check.Program ?? check.Script ?? "", .. check.Arguments];

        // Lengths keep ["a b"] and ["a", "b"] apart.
        string whole = string.Concat(parts.Select(part => FormattableString.Invariant($"{part.Length}:{part}")));
        return Path.Combine(engine.User.StateFolder, "checks", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(whole))).ToLowerInvariant());
    }
}
