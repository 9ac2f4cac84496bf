using System.Text;
using LibGit2Sharp;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

/// <summary>A real repository for one test. Commits are made in the object database, a minute apart, so that every run makes the same ids.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _minute;

    internal TestRepository(bool bare = false)
    {
        Repository.Init(_folder.Path, bare);
        Git = new Repository(_folder.Path);
        Git.Refs.Add("HEAD", "refs/heads/main", allowOverwrite: true);
    }

    internal Repository Git { get; }

    internal string Path => _folder.Path;

    internal string GitFolder => Git.Info.Path;

    /// <summary>Opens the folder with the engine under test.</summary>
    internal IGitRepository Open() => new GitFinder().Open(Path)!;

    /// <summary>Commits on top of head: each file set to a text, or removed with null.</summary>
    internal ObjectId Commit(string message, params (string Path, string? Text)[] files) =>
        Commit(message, Git.Head.Tip is { } head ? [Id(head)] : [], files);

    /// <summary>Commits with the tree of the first parent changed by the files, and moves the branch there.</summary>
    internal ObjectId Commit(string message, ObjectId[] parents, params (string Path, string? Text)[] files)
    {
        Commit[] above = [.. parents.Select(parent => Git.Lookup<Commit>(parent.ToString()))];
        TreeDefinition tree = above.Length > 0 ? TreeDefinition.From(above[0]) : new TreeDefinition();
        foreach ((string path, string? text) in files)
        {
            if (text is null) tree.Remove(path);
            else tree.Add(path, Git.ObjectDatabase.CreateBlob(new MemoryStream(Encoding.UTF8.GetBytes(text))), Mode.NonExecutableFile);
        }

        var who = new Signature("Zoë Tester", "zoe@example.org", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)).AddMinutes(_minute++));
        Commit made = Git.ObjectDatabase.CreateCommit(who, who, message, Git.ObjectDatabase.CreateTree(tree), above, prettifyMessage: false);
        Git.Refs.Add("refs/heads/main", made.Id, allowOverwrite: true);
        return Id(made);
    }

    /// <summary>Writes head's files into the work tree.</summary>
    internal void CheckOut() => Git.Reset(ResetMode.Hard);

    /// <summary>Packs everything into one pack and removes the loose objects.</summary>
    internal void Pack()
    {
        Git.ObjectDatabase.Pack(new PackBuilderOptions(System.IO.Path.Combine(GitFolder, "objects", "pack")));
        foreach (string folder in Directory.EnumerateDirectories(System.IO.Path.Combine(GitFolder, "objects")).Where(folder => System.IO.Path.GetFileName(folder).Length == 2))
        {
            foreach (string file in Directory.EnumerateFiles(folder)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(folder, recursive: true);
        }
    }

    internal string PackPath() => Assert.Single(Directory.GetFiles(System.IO.Path.Combine(GitFolder, "objects", "pack"), "*.pack"));

    public void Dispose()
    {
        Git.Dispose();
        _folder.Dispose();
    }

    internal static ObjectId Id(GitObject made) => ObjectId.TryParse(made.Sha, out ObjectId id) ? id : throw new InvalidOperationException();
}
