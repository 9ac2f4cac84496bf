namespace VtOperate.Core.History.Origins;

/// <summary>How near two paths stand to each other in a tree.</summary>
internal static class PathNearness
{
    /// <summary>1 for the same path, otherwise the share of folders that both have, by the deeper one, halved; 0 for files of the root and of unrelated folders.</summary>
    internal static double Of(string left, string right)
    {
        if (left == right) return 1;
        string[] one = left.Split('/'), other = right.Split('/');
        int deepest = Math.Max(one.Length, other.Length) - 1, shared = 0;
        while (shared < Math.Min(one.Length, other.Length) - 1 && one[shared] == other[shared]) shared++;
        return deepest == 0 ? 0 : 0.5 * shared / deepest;
    }

    /// <summary>Whether both files have the same name but for the ending, as <c>parser.c</c> and <c>parser.h</c> have.</summary>
    internal static bool SharesStem(string left, string right) => Stem(left).SequenceEqual(Stem(right));

    private static ReadOnlySpan<char> Stem(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        int dot = name.IndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
