using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>In which folder of a checkout a check runs: the one in which it was given or recorded. Pure.</summary>
internal static class ProbeFolder
{
    /// <summary>A folder of a work tree relative to its root, with forward slashes; empty for the root.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="root">The root of the work tree, absolute.</param>
    internal static string Relative(string folder, string root)
    {
        string relative = RepositoryPath.Relative(Path.TrimEndingDirectorySeparator(folder), root);

        // A folder that was reached through a link is spelled otherwise than git spells it.
        return relative == "." || Path.IsPathRooted(relative) ? "" : relative;
    }

    /// <summary>The folder in a checkout, absolute.</summary>
    /// <param name="relative">The folder relative to the root; empty for the root.</param>
    /// <param name="checkout">The root of the checkout, absolute.</param>
    internal static string In(string relative, string checkout) => relative.Length == 0 ? checkout : Path.GetFullPath(relative, checkout);
}
