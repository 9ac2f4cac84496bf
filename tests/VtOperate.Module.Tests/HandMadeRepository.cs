using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Module.Tests;

/// <summary>A git repository written byte by byte, because these tests must not load LibGit2Sharp. Files lie in its root.</summary>
public sealed class HandMadeRepository : IDisposable
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private string? _head;
    private int _minute;

    public HandMadeRepository()
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".git", "refs", "heads"));
        Directory.CreateDirectory(Path.Combine(Folder, ".git", "objects", "pack"));
        File.WriteAllText(Path.Combine(Folder, ".git", "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(Folder, ".git", "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("vtoperate-").FullName;

    /// <summary>Commits with one file set, writes it into the work tree, and returns the id.</summary>
    public string Commit(string message, string file, string text) => Commit([(file, text)], message);

    /// <summary>Commits with several files set, writes them into the work tree, and returns the id.</summary>
    public string Commit((string File, string Text)[] files, string message)
    {
        foreach ((string file, string text) in files)
        {
            _files[file] = text;
            File.WriteAllText(Path.Combine(Folder, file), text);
        }

        using var tree = new MemoryStream();
        foreach ((string name, string content) in _files)
        {
            tree.Write(Encoding.UTF8.GetBytes($"100644 {name}\0"));
            tree.Write(Convert.FromHexString(Write("blob", Encoding.UTF8.GetBytes(content))));
        }

        string who = $"Zoë Tester <zoe@example.org> {1_700_000_000 + (60 * _minute++)} +0200";
        string parent = _head is null ? "" : $"parent {_head}\n";
        _head = Write("commit", Encoding.UTF8.GetBytes($"tree {Write("tree", tree.ToArray())}\n{parent}author {who}\ncommitter {who}\n\n{message}\n"));
        SetBranch("main", _head);
        return _head;
    }

    public void SetBranch(string name, string commit)
    {
        string file = Path.Combine(Folder, ".git", "refs", "heads", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, commit + "\n");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    [SuppressMessage("Security", "CA5350", Justification = "Git names its objects by SHA-1.")]
    private string Write(string kind, byte[] content)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"), .. content];
        string id = Convert.ToHexStringLower(SHA1.HashData(whole));
        string file = Path.Combine(Folder, ".git", "objects", id[..2], id[2..]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (File.Exists(file)) return id;
        using var packed = new ZLibStream(File.Create(file), CompressionLevel.Fastest);
        packed.Write(whole);
        return id;
    }
}
