namespace VtOperate.Core.History;

/// <summary>A throw-away checkout. Disposing takes it away. One thread uses it at a time.</summary>
public interface IWorktree : IDisposable
{
    /// <summary>Its folder, absolute.</summary>
    string Folder { get; }

    /// <summary>The commit that is checked out.</summary>
    ObjectId Commit { get; }

    /// <summary>What differs from a checkout by git, one sentence each: submodules that stay empty, filters such as git LFS that are not run. Empty where nothing does.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>
    /// Checks another commit out in the same folder. Tracked files become what the commit says whatever a check did to them; files that git ignores stay, so that a build
    /// is used again; untracked files that are not ignored go. A folder whose <c>.git</c> a check took away is made again.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <param name="stop">Ends the checkout; the folder can be switched again.</param>
    /// <exception cref="Errors.OperationException">The commit cannot be checked out, or there is no room.</exception>
    void Switch(ObjectId commit, CancellationToken stop);

    /// <summary>Lays a file into the folder that its commit does not have or has otherwise. The next switch takes it out, also where git ignores it.</summary>
    /// <param name="path">Where, relative to the folder, with forward slashes; folders that are missing are made.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="isExecutable">Whether it may be run.</param>
    /// <returns>False where a link or a folder stands in its place or above it, which is not written through.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.FileUnwritable"/>.</exception>
    bool Put(string path, ReadOnlySpan<byte> content, bool isExecutable);
}
