using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>Compares two folders without what lies below them. Nearly all of both is the same, and what is the same byte for byte is passed over unread. Not thread-safe.</summary>
internal sealed class TreeComparison(IObjectReader objects)
{
    /// <summary>How deep folders may be nested; deeper ones are a mistake or an attack.</summary>
    internal const int DeepestTree = 512;

    private byte[] _before = [];

    /// <summary>The entries that differ, in git's order; a zero id stands for an empty folder, and an entry with a zero id for one that is not there.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree is missing or damaged.</exception>
    internal List<(string Name, PathEntry Before, PathEntry After)> Compare(in ObjectId before, in ObjectId after, bool withModes, bool withSubmodules)
    {
        // The first one is copied, because the memory of the reader is used again for the second.
        ReadOnlySpan<byte> left = before.IsZero || after.IsZero ? [] : Copy(before);
        ReadOnlySpan<byte> right = after.IsZero ? [] : Peek(after);
        if (after.IsZero && !before.IsZero) left = Peek(before);
        List<(string, PathEntry, PathEntry)> found = [];
        Skip(ref left, ref right);
        bool hasLeft = TryTake(ref left, before, out TreeEntry old), hasRight = TryTake(ref right, after, out TreeEntry now);
        while (hasLeft || hasRight)
        {
            int order = !hasLeft ? 1 : !hasRight ? -1 : TreeEntry.CompareNames(old, now);
            bool isSame = order == 0 && old.Id == now.Id && (old.Mode == now.Mode || !withModes || now.IsTree || (now.IsSubmodule && !withSubmodules));
            if (!isSame)
            {
                PathEntry was = order <= 0 && (withSubmodules || !old.IsSubmodule) ? new PathEntry(old.Id, old.Mode) : default, isNow = order >= 0 && (withSubmodules || !now.IsSubmodule) ? new PathEntry(now.Id, now.Mode) : default;
                if (!was.Id.IsZero || !isNow.Id.IsZero) found.Add((Encoding.UTF8.GetString(order <= 0 ? old.Name : now.Name), was, isNow));
                if (order == 0) Skip(ref left, ref right);
            }

            if (order <= 0) hasLeft = TryTake(ref left, before, out old);
            if (order >= 0) hasRight = TryTake(ref right, after, out now);
        }

        return found;
    }

    // Passes over the entries with which both go on alike.
    private static void Skip(ref ReadOnlySpan<byte> left, ref ReadOnlySpan<byte> right)
    {
        int alike = left.CommonPrefixLength(right), at = 0;
        while (at < alike)
        {
            int name = left[at..alike].IndexOf((byte)0);
            if (name < 0 || at + name + 1 + ObjectId.Size > alike) break;
            at += name + 1 + ObjectId.Size;
        }

        left = left[at..];
        right = right[at..];
    }

    private ReadOnlySpan<byte> Copy(scoped in ObjectId tree)
    {
        ReadOnlySpan<byte> content = Peek(tree);
        if (_before.Length < content.Length) _before = new byte[Math.Max(content.Length, 2 * _before.Length)];
        content.CopyTo(_before);
        return _before.AsSpan(0, content.Length);
    }

    private ReadOnlySpan<byte> Peek(scoped in ObjectId tree)
    {
        ReadOnlySpan<byte> content = objects.Peek(tree, out ObjectKind kind);
        return kind == ObjectKind.Tree ? content : throw Damaged(tree, $"it is a {kind} where a {ObjectKind.Tree} is expected");
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, in ObjectId tree, out TreeEntry entry) =>
        TreeEntry.TryTake(ref rest, out entry) || (rest.IsEmpty ? false : throw Damaged(tree, "an entry is cut off"));

    private static OperationException Damaged(in ObjectId id, string why) =>
        new(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} is damaged: {why}.");
}
