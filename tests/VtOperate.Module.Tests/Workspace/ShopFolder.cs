namespace VtOperate.Module.Tests.Workspace;

/// <summary>A folder of its own for one test, with a git repository that has no commit yet.</summary>
internal sealed class ShopFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;

    public ShopFolder()
    {
        Write(".git/HEAD", "ref: refs/heads/feature/spec-003-mail\n");
        Write(".git/config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        Directory.CreateDirectory(In(".git/objects"));
        Directory.CreateDirectory(In(".git/refs"));
    }

    public string Root => Path.Combine(_folder, "shop");

    public string In(string relative) => Path.Combine(Root, relative);

    public ShopFolder Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(relative))!);
        File.WriteAllText(In(relative), text);
        return this;
    }

    /// <summary>Every file with its content, for a comparison to the byte.</summary>
    public string[] Snapshot() =>
    [
        .. Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
            .Select(entry => entry + "|" + (File.Exists(entry) ? Convert.ToHexString(File.ReadAllBytes(entry)) : ""))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
