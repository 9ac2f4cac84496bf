namespace VtOperate.Core.History;

/// <summary>One entry of a tree object, looking into its bytes.</summary>
public readonly ref struct TreeEntry
{
    private TreeEntry(ReadOnlySpan<byte> name, int mode, ObjectId id)
    {
        Name = name;
        Mode = mode;
        Id = id;
    }

    /// <summary>The file or folder name, as the bytes that git keeps.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The mode, for instance octal 100644.</summary>
    public int Mode { get; }

    /// <summary>The blob, tree or, for a submodule, commit.</summary>
    public ObjectId Id { get; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsTree => new PathEntry(Id, Mode).IsTree;

    /// <summary>Whether it is a submodule, whose commit is not in this repository.</summary>
    public bool IsSubmodule => new PathEntry(Id, Mode).IsSubmodule;

    /// <summary>Takes the first entry off the bytes of a tree: octal mode, blank, name, zero byte, 20 bytes of id. False at the end and where the tree is damaged.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> tree, out TreeEntry entry)
    {
        entry = default;
        int mode = 0, at = 0;
        for (; at < tree.Length && at < 8 && tree[at] is >= (byte)'0' and <= (byte)'7'; at++) mode = (mode << 3) | (tree[at] - '0');
        if (at == 0 || at >= tree.Length || tree[at] != ' ') return false;
        ReadOnlySpan<byte> rest = tree[(at + 1)..];
        int end = rest.IndexOf((byte)0);
        if (end <= 0 || rest.Length - end - 1 < ObjectId.Size) return false;
        entry = new TreeEntry(rest[..end], mode, new ObjectId(rest.Slice(end + 1, ObjectId.Size)));
        tree = rest[(end + 1 + ObjectId.Size)..];
        return true;
    }

    /// <summary>Git's order of entries: by bytes, a folder as if its name ended with a slash.</summary>
    public static int CompareNames(scoped in TreeEntry left, scoped in TreeEntry right)
    {
        int shared = Math.Min(left.Name.Length, right.Name.Length), order = left.Name[..shared].SequenceCompareTo(right.Name[..shared]);
        if (order != 0) return order;
        int next = left.Name.Length > shared ? left.Name[shared] : left.IsTree ? '/' : 0;
        int other = right.Name.Length > shared ? right.Name[shared] : right.IsTree ? '/' : 0;
        return next.CompareTo(other);
    }
}
