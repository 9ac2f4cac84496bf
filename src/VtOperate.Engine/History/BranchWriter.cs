using System.Globalization;
using System.Text;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using ObjectId = VtOperate.Core.History.ObjectId;
using TreeEntry = VtOperate.Core.History.TreeEntry;

namespace VtOperate.Engine.History;

/// <summary>
/// Commits files to a branch through the object database. Trees are spliced as bytes (git's tree format), because a tree of 10,000 records changes in one entry. Objects are flushed to
/// the disk before the branch names them, as git does and libgit2 by itself does not.
/// </summary>
internal sealed class BranchWriter(Repository repository, IObjectReader objects, string commonFolder)
{
    private const int FileMode = 0x81A4, FolderMode = 0x4000;
    private static readonly TimeSpan s_stale = TimeSpan.FromSeconds(10);
    private readonly List<ObjectId> _written = [];

    /// <summary>The commit, or null when the branch stands elsewhere.</summary>
    internal ObjectId? Write(BranchChange change)
    {
        try
        {
            ObjectId? onto = change.Parents.Count == 0 ? null : change.Parents[0], expected = change.IsNew ? null : onto;
            if (Stands(change.Reference) != expected) return null;
            ObjectId root = onto is { } parent ? new HistoryReader(objects, new HashSet<ObjectId>()).ReadCommit(parent).Tree : default;
            ObjectId tree = WriteTree(root, [.. change.Files.Select(file => (Parts: file.Key.Split('/'), file.Value))], 0) ?? WriteObject<Tree>([]);
            if (expected is not null && tree == root && change.Parents.Count == 1) return expected;
            ObjectId commit = WriteCommit(change, tree);
            foreach (ObjectId id in _written) LooseObjects.Flush(Path.Combine(commonFolder, "objects"), id);
            return Move(change.Reference, expected, commit) ? commit : null;
        }
        catch (LibGit2SharpException bad)
        {
            throw Unwritable(change.Reference, bad);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(change.Reference, bad);
        }
    }

    /// <summary>Moves a branch to a commit that is there; false when it stands elsewhere.</summary>
    internal bool TryMove(string reference, ObjectId? expected, ObjectId target)
    {
        try
        {
            return Stands(reference) == expected && Move(reference, expected, target);
        }
        catch (Exception bad) when (bad is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            throw Unwritable(reference, bad);
        }
    }

    // Null for a folder with nothing in it, which git does not keep.
    private ObjectId? WriteTree(ObjectId old, List<(string[] Parts, ReadOnlyMemory<byte>? Content)> files, int depth)
    {
        var changes = new SortedDictionary<string, (int Mode, ObjectId? Id)>(StringComparer.Ordinal);
        foreach (IGrouping<string, (string[] Parts, ReadOnlyMemory<byte>? Content)> group in files.GroupBy(file => file.Parts[depth], StringComparer.Ordinal))
        {
            List<(string[] Parts, ReadOnlyMemory<byte>? Content)> below = [.. group];
            if (below[^1].Parts.Length == depth + 1) changes[group.Key] = (FileMode, below[^1].Content is { } content ? WriteObject<Blob>(content.ToArray()) : null);
            else changes[group.Key] = (FolderMode, WriteTree(Folder(old, group.Key), below, depth + 1));
        }

        using var tree = new MemoryStream();
        ReadOnlySpan<byte> rest = old.IsZero ? [] : objects.Read(old, out _).Span;
        List<(byte[] Name, int Mode, ObjectId Id)> added = [.. changes.Where(pair => pair.Value.Id is not null).Select(pair => (Encoding.UTF8.GetBytes(pair.Key), pair.Value.Mode, pair.Value.Id!.Value))];
        added.Sort((left, right) => Compare(left.Name, left.Mode, right.Name, right.Mode));
        int next = 0;
        while (TreeEntry.TryTake(ref rest, out TreeEntry entry))
        {
            if (changes.Count > 0 && changes.ContainsKey(Encoding.UTF8.GetString(entry.Name))) continue;
            for (; next < added.Count && Compare(added[next].Name, added[next].Mode, entry.Name, entry.Mode) < 0; next++) Append(tree, added[next].Name, added[next].Mode, added[next].Id);
            Append(tree, entry.Name, entry.Mode, entry.Id);
        }

        if (!rest.IsEmpty) throw new OperationException(ErrorId.ObjectUnreadable, old.ToString(), $"The tree {old} is damaged.");
        for (; next < added.Count; next++) Append(tree, added[next].Name, added[next].Mode, added[next].Id);
        return tree.Length == 0 ? null : WriteObject<Tree>(tree.ToArray());
    }

    private ObjectId Folder(ObjectId tree, string name)
    {
        if (tree.IsZero) return default;
        ReadOnlySpan<byte> rest = objects.Read(tree, out _).Span, wanted = Encoding.UTF8.GetBytes(name);
        while (TreeEntry.TryTake(ref rest, out TreeEntry entry))
        {
            if (entry.Name.SequenceEqual(wanted)) return entry.IsTree ? entry.Id : default;
        }

        return default;
    }

    private ObjectId WriteCommit(BranchChange change, ObjectId tree)
    {
        Signature author = repository.Config.BuildSignature(change.At) ?? new Signature("VtOperate", "vtoperate@localhost", change.At);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"tree {tree}\n");
        foreach (ObjectId parent in change.Parents) text.Append(CultureInfo.InvariantCulture, $"parent {parent}\n");
        string who = string.Create(CultureInfo.InvariantCulture, $"{OneLine(author.Name)} <{OneLine(author.Email)}> {change.At.ToUnixTimeSeconds()} +0000");
        text.Append(CultureInfo.InvariantCulture, $"author {who}\ncommitter {who}\n\n{change.Message.ReplaceLineEndings("\n").TrimEnd()}\n");
        return WriteObject<Commit>(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private ObjectId WriteObject<T>(byte[] bytes)
        where T : GitObject
    {
        using var stream = new MemoryStream(bytes);
        var id = new ObjectId(repository.ObjectDatabase.Write<T>(stream, bytes.Length).RawId);
        _written.Add(id);
        return id;
    }

    private ObjectId? Stands(string reference) => new ReferenceReader(commonFolder, commonFolder).ReadOne(reference);

    private bool Move(string name, ObjectId? expected, ObjectId commit)
    {
        var target = new LibGit2Sharp.ObjectId(commit.ToString());
        try
        {
            if (expected is null)
            {
                repository.Refs.Add(name, target, "vtoperate: made");
            }
            else
            {
                if (repository.Refs[name] is not DirectReference direct || direct.TargetIdentifier != expected.ToString()) return false;
                repository.Refs.UpdateTarget(direct, target, "vtoperate: record");
            }
        }
        catch (LibGit2SharpException) when (Stands(name) != expected)
        {
            return false;
        }
        catch (LockedFileException)
        {
            // git holds it for a moment; the caller reads again and tries again.
            ReleaseStale(name);
            return false;
        }

        return true;
    }

    // A process that was killed leaves its lock behind, and nobody else would ever take it away. Git holds one for the blink of an eye.
    private void ReleaseStale(string name)
    {
        string file = Path.Combine(commonFolder, name.Replace('/', Path.DirectorySeparatorChar) + ".lock");
        if (File.Exists(file) && DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > s_stale) File.Delete(file);
    }

    private static void Append(MemoryStream tree, ReadOnlySpan<byte> name, int mode, ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        tree.Write(Encoding.ASCII.GetBytes(Convert.ToString(mode, 8)));
        tree.WriteByte((byte)' ');
        tree.Write(name);
        tree.WriteByte(0);
        id.CopyTo(bytes);
        tree.Write(bytes);
    }

    // Git's order: by bytes, a folder as if its name ended with a slash.
    private static int Compare(ReadOnlySpan<byte> left, int leftMode, ReadOnlySpan<byte> right, int rightMode)
    {
        int shared = Math.Min(left.Length, right.Length), order = left[..shared].SequenceCompareTo(right[..shared]);
        if (order != 0) return order;
        int next = left.Length > shared ? left[shared] : leftMode == FolderMode ? '/' : 0, other = right.Length > shared ? right[shared] : rightMode == FolderMode ? '/' : 0;
        return next.CompareTo(other);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('<', ' ').Replace('>', ' ').Trim();

    private static OperationException Unwritable(string reference, Exception bad) => new(ErrorId.FileUnwritable, reference, $"Nothing was written to '{reference}': {bad.Message.TrimEnd('.')}.", bad);
}
