using VtOperate.Core.Workspace;

namespace VtOperate.Core.Tests.Workspace;

public sealed class RepositoryPathTests
{
    private static readonly string s_root = Path.Combine(Path.GetTempPath(), "shop");

    [Fact]
    public void No_path_that_is_accepted_ever_resolves_outside()
    {
        var random = new Random(11);
        string[] parts = ["..", ".", "a", "b c", "", "ünï", ".git", "x.md", " "];
        int accepted = 0;
        for (int i = 0; i < 5000; i++)
        {
            string path = string.Join(random.Next(2) == 0 ? '/' : '\\', Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)]));
            if (!RepositoryPath.IsInside(path)) continue;
            accepted++;
            Assert.True(RepositoryPath.IsBelow(RepositoryPath.Resolve(path, s_root, home: ""), s_root), path);
        }

        Assert.InRange(accepted, 500, 4500);
    }

    [Fact]
    public void A_folder_with_the_same_beginning_is_not_below()
    {
        Assert.False(RepositoryPath.IsBelow(s_root + "-old", s_root));
        Assert.True(RepositoryPath.IsBelow(s_root, s_root));
        Assert.True(RepositoryPath.IsBelow(Path.Combine(s_root, "docs"), s_root));
        Assert.Equal("docs/bugs", RepositoryPath.Relative(Path.Combine(s_root, "docs", "bugs"), s_root));
        Assert.Equal(".", RepositoryPath.Relative(s_root, s_root));
    }
}
