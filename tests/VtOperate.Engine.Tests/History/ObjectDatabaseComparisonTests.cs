using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

/// <summary>Whether there is an object that libgit2 reads and our reader does not, in every form in which git stores objects. Where there is none, libgit2's database would be no fallback for anything.</summary>
public sealed class ObjectDatabaseComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GitFact]
    public void Loose_objects() => Compare(Make());

    [GitFact]
    public void Packs() => Compare(Run(Make(), "repack", "-a", "-d", "-q"));

    [GitFact]
    public void Packs_with_bases_named_by_id() => Compare(Run(Run(Make(), "config", "repack.useDeltaBaseOffset", "false"), "repack", "-a", "-d", "-f", "-q"));

    [GitFact]
    public void Several_packs_and_an_index_over_all()
    {
        string made = Run(Make(), "repack", "-d", "-q");
        Commit(made, 30);
        Compare(Run(Run(made, "repack", "-d", "-q"), "multi-pack-index", "write"));
    }

    [GitFact]
    public void Objects_borrowed_from_another_repository()
    {
        string lender = Run(Make(), "repack", "-a", "-d", "-q"), borrower = _folder.File("borrower");
        GitFactAttribute.Run("clone", "-q", "--shared", lender, borrower);
        Commit(borrower, 5);
        Compare(borrower);
    }

    [GitFact]
    public void A_partial_clone_lacks_the_same_objects()
    {
        string server = Run(Run(Make(), "repack", "-a", "-d", "-q"), "config", "uploadpack.allowFilter", "true"), partial = _folder.File("partial");
        GitFactAttribute.Run("clone", "-q", "--no-checkout", "--filter=blob:none", "file://" + server, partial);
        (int read, int missing) = Compare(partial, GitFactAttribute.Run("-C", server, "rev-list", "--all", "--objects"));
        Assert.True(read > 0 && missing > 0, $"{read} read, {missing} missing");
    }

    private static (int Read, int Missing) Compare(string folder, string? listing = null)
    {
        using var git = new Repository(folder);
        using IGitRepository repository = new GitFinder().Open(folder)!;
        using IObjectReader objects = repository.OpenObjects();
        int read = 0, missing = 0;
        foreach (string line in (listing ?? GitFactAttribute.Run("-C", folder, "cat-file", "--batch-all-objects", "--batch-check")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(ObjectId.TryParse(line.AsSpan(0, 40), out ObjectId id));
            GitObject? theirs = git.Lookup(line[..40]);
            if (theirs is null)
            {
                missing++;
                Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => objects.Read(id, out _)).Id);
                continue;
            }

            read++;
            long size = git.ObjectDatabase.RetrieveObjectMetadata(theirs.Id).Size;
            Assert.Equal(size, objects.Read(id, out ObjectKind kind).Length);
            Assert.Equal(theirs.GetType().Name, kind == ObjectKind.Tag ? "TagAnnotation" : kind.ToString());
        }

        Assert.True(read > 0);
        return (read, missing);
    }

    private string Make()
    {
        string folder = _folder.File(Guid.NewGuid().ToString("N"));
        GitFactAttribute.Run("init", "-q", folder);
        Commit(folder, 40);
        GitFactAttribute.Run("-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "tag", "-a", "-m", "first", "v1");
        return folder;
    }

    private static void Commit(string folder, int count)
    {
        for (int i = 0; i < count; i += 5)
        {
            string file = Path.Combine(folder, "größe.txt");
            File.AppendAllText(file, string.Concat(Enumerable.Range(0, 40).Select(line => $"{count} {i} {line}\n")));
            GitFactAttribute.Run("-C", folder, "add", "-A");
            GitFactAttribute.Run("-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", $"change {i}");
        }
    }

    private static string Run(string folder, params string[] arguments)
    {
        GitFactAttribute.Run(["-C", folder, .. arguments]);
        return folder;
    }
}
