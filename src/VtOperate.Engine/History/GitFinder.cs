using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>libgit2 behind <see cref="IGit"/>.</summary>
public sealed class GitFinder : IGit
{
    /// <inheritdoc/>
    public IGitRepository? Open(string folder) => throw new NotImplementedException();
}
