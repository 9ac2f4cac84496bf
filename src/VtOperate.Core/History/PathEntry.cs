namespace VtOperate.Core.History;

/// <summary>What stands at a path in a tree.</summary>
/// <param name="Id">The blob, tree or, for a submodule, commit; zero when nothing stands there.</param>
/// <param name="Mode">The mode, for instance octal 100644.</param>
public readonly record struct PathEntry(ObjectId Id, int Mode)
{
    private const int KindMask = 0xF000;

    /// <summary>Whether it is a folder.</summary>
    public bool IsTree => (Mode & KindMask) == 0x4000;

    /// <summary>Whether it is a submodule, whose commit is not in this repository.</summary>
    public bool IsSubmodule => (Mode & KindMask) == 0xE000;

    /// <summary>Whether it is a symbolic link, whose blob holds a path.</summary>
    public bool IsLink => (Mode & KindMask) == 0xA000;

    /// <summary>Whether it is a file that may be run.</summary>
    public bool IsExecutable => (Mode & KindMask) == 0x8000 && (Mode & 0x40) != 0;
}
