namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>On which files a check was run.</summary>
public enum RunPlace
{
    /// <summary>Those that were asked for: the folder as it stands, or a commit.</summary>
    Target,

    /// <summary>A clean checkout of the commit under a work tree with changes.</summary>
    Clean,

    /// <summary>A commit whose behaviour is held to be right.</summary>
    Baseline,
}
