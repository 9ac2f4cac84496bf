using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class ObjectReaderTests
{
    [Fact]
    public void Loose_and_packed_objects_read_the_same()
    {
        using TestRepository made = History(60);
        Dictionary<ObjectId, (ObjectKind Kind, byte[] Content)> loose = ReadAll(made);
        Assert.True(loose.Count > 150);
        made.Pack();
        Assert.Equal(loose.Count, ReadAll(made).Count);
        foreach ((ObjectId id, (ObjectKind kind, byte[] content)) in loose)
        {
            using IGitRepository repository = made.Open();
            using IObjectReader reader = repository.OpenObjects();
            Assert.Equal(content, reader.Read(id, out ObjectKind packed).ToArray());
            Assert.Equal(kind, packed);
        }
    }

    [Fact]
    public void A_pack_that_comes_later_is_found()
    {
        using var made = new TestRepository();
        made.Commit("first", ("a", "x"));
        made.Pack();
        using IGitRepository repository = made.Open();
        using IObjectReader reader = repository.OpenObjects();
        ObjectId second = made.Commit("second", ("a", "y"));
        Assert.True(reader.Contains(second));
        made.Pack();
        Assert.Equal(ObjectKind.Commit, Kind(reader, second));
    }

    [Fact]
    public void Objects_of_an_alternate_are_read()
    {
        using var origin = new TestRepository();
        ObjectId commit = origin.Commit("first", ("a", "x"));
        using var made = new TestRepository();
        File.WriteAllText(Path.Combine(made.GitFolder, "objects", "info", "alternates"), Path.Combine(origin.GitFolder, "objects") + "\n");
        using IObjectReader reader = made.Open().OpenObjects();
        Assert.Equal(ObjectKind.Commit, Kind(reader, commit));
    }

    [Fact]
    public void A_missing_object_is_an_error_that_names_it()
    {
        using var made = new TestRepository();
        Assert.True(ObjectId.TryParse("00112233445566778899aabbccddeeff00112233".AsSpan(), out ObjectId absent));
        using IObjectReader reader = made.Open().OpenObjects();
        Assert.False(reader.Contains(absent));
        OperationException problem = Assert.Throws<OperationException>(() => reader.Read(absent, out _));
        Assert.Equal(ErrorId.ObjectUnreadable, problem.Id);
        Assert.Equal(absent.ToString(), problem.Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not deflated at all")]
    public void A_damaged_loose_object_is_an_error(string content)
    {
        using var made = new TestRepository();
        ObjectId commit = made.Commit("first", ("a", "x"));
        string file = LooseObjects.PathOf(Path.Combine(made.GitFolder, "objects"), commit);
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, content);
        using IObjectReader reader = new ObjectReader(Path.Combine(made.GitFolder, "objects"));
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => reader.Read(commit, out _)).Id);
    }

    [Fact]
    public void A_pack_damaged_anywhere_gives_objects_or_errors_and_nothing_else()
    {
        using TestRepository made = History(30);
        ObjectId[] ids = [.. ReadAll(made).Keys];
        made.Pack();
        string pack = made.PackPath(), index = Path.ChangeExtension(pack, ".idx");
        byte[] goodPack = File.ReadAllBytes(pack), goodIndex = File.ReadAllBytes(index);
        File.SetAttributes(pack, FileAttributes.Normal);
        File.SetAttributes(index, FileAttributes.Normal);
        var random = new Random(20240501);
        int errors = 0;
        Dictionary<ObjectId, byte[]> whole = [];
        using (var reader = new ObjectReader(Path.Combine(made.GitFolder, "objects"))) foreach (ObjectId id in ids) whole.Add(id, reader.Read(id, out _).ToArray());
        for (int round = 0; round < 150; round++)
        {
            Damage(pack, goodPack, round % 2 == 0, random);
            Damage(index, goodIndex, round % 2 == 1, random);
            using var reader = new ObjectReader(Path.Combine(made.GitFolder, "objects"));
            foreach (ObjectId id in ids)
            {
                try
                {
                    byte[] content = reader.Read(id, out _).ToArray();

                    // A damaged index can name another object; a damaged pack must be noticed.
                    if (round % 2 == 0) Assert.Equal(whole[id], content);
                }
                catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
                {
                    errors++;
                }
            }
        }

        Assert.True(errors > 100);
    }

    [Fact]
    public void Objects_that_do_not_fit_the_cache_are_read_all_the_same()
    {
        const int Budget = 20 << 20;
        var cache = new ObjectCache(Budget);
        using TestRepository made = History(3);
        made.Pack();
        using var pack = new PackFile(Path.ChangeExtension(made.PackPath(), ".idx"));
        var random = new Random(11);
        int known = 0;
        for (int i = 0; i < 5_000; i++)
        {
            // One number is asked for all the time and has to stay.
            int number = i % 10 == 0 ? 0 : random.Next(20_000);
            int length = number % 500 == 499 ? 3 << 20 : 4 + (number % 40_000);
            if (cache.TryGet(pack, number, out UnpackedObject found))
            {
                known++;
                Assert.Equal((number, length), (BitConverter.ToInt32(found.Content), found.Length));
                continue;
            }

            Assert.True(number != 0 || i == 0);
            UnpackedObject reserved = cache.Reserve(length, ObjectKind.Blob);
            reserved.Content.Clear();
            BitConverter.TryWriteBytes(reserved.Content, number);
            cache.Add(pack, number, reserved);
            Assert.InRange(cache.Bytes, 1, Budget);
        }

        Assert.InRange(known, 500, 4_000);
        Assert.Equal(30 << 20, cache.Reserve(30 << 20, ObjectKind.Blob).Length);
    }

    [GitFact]
    public void A_repository_with_an_index_over_several_packs_is_read_as_before()
    {
        using TestRepository made = History(20);
        made.Pack();
        for (int i = 0; i < 5; i++) made.Commit($"later {i}", ("src/later.txt", $"{i}\n"));
        Dictionary<ObjectId, (ObjectKind Kind, byte[] Content)> before = ReadAll(made);
        GitFactAttribute.Run("-C", made.Path, "repack", "-d", "--write-midx");
        GitFactAttribute.Run("-C", made.Path, "multi-pack-index", "write");
        Assert.True(File.Exists(Path.Combine(made.GitFolder, "objects", "pack", "multi-pack-index")));
        using IGitRepository repository = made.Open();
        using IObjectReader reader = repository.OpenObjects();
        foreach ((ObjectId id, (ObjectKind kind, byte[] content)) in before)
        {
            Assert.Equal(content, reader.Read(id, out ObjectKind found).ToArray());
            Assert.Equal(kind, found);
        }
    }

    [Fact]
    public void What_somebody_holds_is_never_written_again()
    {
        using TestRepository made = History(60);
        made.Pack();
        using IGitRepository repository = made.Open();
        using IObjectReader reader = repository.OpenObjects();
        List<(ObjectId Id, ReadOnlyMemory<byte> Held, byte[] Copy)> held = [];
        ObjectId[] all = [.. made.Git.ObjectDatabase.Select(TestRepository.Id)];
        foreach (ObjectId id in all)
        {
            reader.Peek(id, out _);
            ReadOnlyMemory<byte> content = reader.Read(id, out _);
            held.Add((id, content, content.ToArray()));
        }

        foreach (ObjectId id in all) Assert.Equal(held.First(entry => entry.Id == id).Copy, reader.Peek(id, out _).ToArray());
        foreach ((_, ReadOnlyMemory<byte> content, byte[] copy) in held) Assert.Equal(copy, content.ToArray());
    }

    private static void Damage(string file, byte[] good, bool really, Random random)
    {
        byte[] bytes = [.. good];
        if (really)
        {
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            for (int i = random.Next(1, 20); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        File.WriteAllBytes(file, bytes);
    }

    private static ObjectKind Kind(IObjectReader reader, ObjectId id)
    {
        reader.Read(id, out ObjectKind kind);
        return kind;
    }

    // Versions of one long file, so that packing makes chains of deltas.
    private static TestRepository History(int commits)
    {
        var made = new TestRepository();
        var lines = Enumerable.Range(0, 400).Select(line => $"line {line} of a file that changes a little at a time").ToList();
        for (int i = 0; i < commits; i++)
        {
            lines[(i * 37) % lines.Count] = $"changed by commit {i}";
            made.Commit($"commit {i}", ("src/long.txt", string.Join('\n', lines)), ($"src/{i}.txt", $"small {i}"));
        }

        return made;
    }

    private static Dictionary<ObjectId, (ObjectKind Kind, byte[] Content)> ReadAll(TestRepository made)
    {
        Dictionary<ObjectId, (ObjectKind, byte[])> all = [];
        using IGitRepository repository = made.Open();
        using IObjectReader reader = repository.OpenObjects();
        foreach (LibGit2Sharp.GitObject found in made.Git.ObjectDatabase)
        {
            ObjectId id = TestRepository.Id(found);
            ReadOnlyMemory<byte> content = reader.Read(id, out ObjectKind kind);
            if (found is LibGit2Sharp.Blob blob)
            {
                using var expected = new MemoryStream();
                blob.GetContentStream().CopyTo(expected);
                Assert.Equal(expected.ToArray(), content.ToArray());
            }
            else if (found is LibGit2Sharp.Commit commit)
            {
                Assert.StartsWith("tree " + commit.Tree.Sha, Encoding.UTF8.GetString(content.Span), StringComparison.Ordinal);
            }

            all.Add(id, (kind, content.ToArray()));
        }

        return all;
    }
}
