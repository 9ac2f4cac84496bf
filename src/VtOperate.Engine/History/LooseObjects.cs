using System.Buffers.Text;
using System.IO.Compression;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>Objects in files of their own: <c>objects/ab/cdef…</c>, deflated, behind a head such as <c>blob 12\0</c>.</summary>
internal static class LooseObjects
{
    private const int LongestHead = 32;

    /// <summary>The file of an object, which need not exist.</summary>
    internal static string PathOf(string objects, in ObjectId id)
    {
        string hex = id.ToString();
        return Path.Combine(objects, hex[..2], hex[2..]);
    }

    /// <summary>Reads an object, or null when it is not loose in this folder.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    internal static byte[]? Read(string objects, in ObjectId id, long largest, out ObjectKind kind)
    {
        kind = default;
        FileStream file;
        try
        {
            file = new FileStream(PathOf(objects, id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 12, FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        using (file)
        using (var plain = new ZLibStream(file, CompressionMode.Decompress))
        {
            long size = ReadHead(plain, out kind);
            if (size > largest || size > (file.Length * 1032) + 64) throw new InvalidDataException($"'{file.Name}' claims an absurd size.");
            byte[] content = GC.AllocateUninitializedArray<byte>((int)size);
            if (plain.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length) throw new InvalidDataException($"'{file.Name}' ends too early.");

            // Reading past the end is what makes the inflater compare its checksum.
            return plain.ReadByte() < 0 ? content : throw new InvalidDataException($"'{file.Name}' is longer than it claims.");
        }
    }

    /// <summary>Brings the objects of one folder over to another and to the disk, each whole under its name or not at all. What is there already stays.</summary>
    /// <param name="from">The folder of objects that they are in, loose.</param>
    /// <param name="to">The folder of objects that they go to.</param>
    internal static void Adopt(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string fan = Path.GetFileName(Path.GetDirectoryName(file)!), folder = Path.Combine(to, fan), home = Path.Combine(folder, Path.GetFileName(file));
            if (fan.Length != 2 || File.Exists(home)) continue;
            Directory.CreateDirectory(folder);

            // Named as git names them, so that git takes away what a crash leaves.
            string half = Path.Combine(folder, "tmp_obj_" + Path.GetRandomFileName());
            using (FileStream source = File.OpenRead(file))
            using (var copy = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
            {
                source.CopyTo(copy);
                copy.Flush(flushToDisk: true);
            }

            File.SetAttributes(half, FileAttributes.ReadOnly);
            File.Move(half, home, overwrite: true);
        }
    }

    /// <summary>Brings an object to the disk, which libgit2 leaves to the system. What stands in a pack or in a borrowed folder of objects is there already.</summary>
    internal static void Flush(string objects, in ObjectId id)
    {
        string file = PathOf(objects, id);
        if (OperatingSystem.IsWindows() || !File.Exists(file)) return;
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    private static long ReadHead(ZLibStream plain, out ObjectKind kind)
    {
        Span<byte> head = stackalloc byte[LongestHead];
        int length = 0;
        for (; length < head.Length; length++)
        {
            if (plain.Read(head.Slice(length, 1)) == 0 || head[length] == 0) break;
        }

        head = head[..length];
        int space = head.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = space < 0 ? [] : head[..space];
        kind = word.SequenceEqual("blob"u8) ? ObjectKind.Blob
            : word.SequenceEqual("tree"u8) ? ObjectKind.Tree
            : word.SequenceEqual("commit"u8) ? ObjectKind.Commit
            : word.SequenceEqual("tag"u8) ? ObjectKind.Tag
            : throw new InvalidDataException("A loose object is of no known kind.");
        if (!Utf8Parser.TryParse(head[(space + 1)..], out long size, out int used) || used != length - space - 1 || size < 0)
            throw new InvalidDataException("A loose object does not say its size.");
        return size;
    }
}
