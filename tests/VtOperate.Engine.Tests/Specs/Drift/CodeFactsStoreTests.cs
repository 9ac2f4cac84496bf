using System.Buffers.Binary;
using VtOperate.Core.Search;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Tests.Specs.Drift;

public sealed class CodeFactsStoreTests : IDisposable
{
    private const int Count = 200;
    private static readonly DateTime s_past = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly EngineRoot _engine = new();
    private readonly string _project = "/project/" + Guid.NewGuid().ToString("N");
    private readonly HashSet<string> _read = [];

    private string Folder => Path.Combine(_engine.User.CacheFolder, "drift", CacheArea.NameOf(_project));

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    [Fact]
    public void A_file_that_changed_is_read_alone_and_costs_one_part()
    {
        Read(changed: -1);
        Assert.Equal(Count, _read.Count);
        string[] parts = Parts();
        Assert.InRange(parts.Length, 20, 32);
        foreach (string part in parts) File.SetLastWriteTimeUtc(part, s_past);

        CodeFacts facts = Read(changed: 7);

        Assert.Equal(["src/f7.py"], _read);
        Assert.Single(parts, part => File.GetLastWriteTimeUtc(part) != s_past);
        Assert.True(facts.Has(NameHash.Of("name_7_changed")));
        Assert.True(facts.Has(NameHash.Of("name_8")));
        Read(changed: 7);
        Assert.Empty(_read);
    }

    [Fact]
    public void A_damaged_part_costs_its_files_and_no_others()
    {
        Read(changed: -1);
        string part = Parts()[0];
        byte[] bytes = File.ReadAllBytes(part);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(part, bytes);

        OnePartIsReadAnew();
        Read(changed: -1);
        Assert.Empty(_read);
    }

    [Fact]
    public void What_was_kept_is_what_was_read()
    {
        CodeFacts read = Read(changed: -1);
        Assert.Equal(Count, _read.Count);
        CodeFacts kept = Read(changed: -1);

        Assert.Empty(_read);
        for (int i = 0; i < Count; i++)
        {
            Assert.NotEqual(0, kept.Of[i].Names.Length);
            Assert.Equal(read.Of[i].Names.ToArray(), kept.Of[i].Names.ToArray());
            Assert.Equal("FR-001", Assert.Single(kept.Of[i].References).Id);
            Assert.Equal(read.Of[i].References, kept.Of[i].References);
            Assert.Equal(read.Of[i].Tasks, kept.Of[i].Tasks);
        }
    }

    [Fact]
    public void A_part_that_another_version_wrote_is_read_anew()
    {
        Read(changed: -1);
        string part = Parts()[0];
        byte[] bytes = File.ReadAllBytes(part);
        bytes[sizeof(uint)]--;
        WriteSealed(part, bytes);

        OnePartIsReadAnew();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(100)]
    public void A_torn_part_is_read_anew(int length)
    {
        Read(changed: -1);
        string part = Parts()[0];
        File.WriteAllBytes(part, File.ReadAllBytes(part)[..length]);

        OnePartIsReadAnew();
        Read(changed: -1);
        Assert.Empty(_read);
    }

    [Fact]
    public void A_part_whose_numbers_lie_is_read_anew()
    {
        Read(changed: -1);
        string part = Parts()[0];
        byte[] bytes = File.ReadAllBytes(part);

        // How long the first path is: beyond the end.
        bytes.AsSpan(2 * sizeof(uint), 4).Fill(0xFF);
        bytes[3 * sizeof(uint)] = 0x07;
        WriteSealed(part, bytes);

        OnePartIsReadAnew();
    }

    private void OnePartIsReadAnew()
    {
        CodeFacts facts = Read(changed: -1);

        Assert.InRange(_read.Count, 1, Count / 4);
        Assert.All(Enumerable.Range(0, Count), i => Assert.True(facts.Has(NameHash.Of($"name_{i}"))));
    }

    private static void WriteSealed(string part, byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(^sizeof(uint)..), Checksum.Of(bytes.AsSpan(..^sizeof(uint))));
        File.WriteAllBytes(part, bytes);
    }

    private CodeFacts Read(int changed)
    {
        _read.Clear();
        CodeFile[] files = [.. Enumerable.Range(0, Count).Select(i => new CodeFile($"src/f{i}.py", () => Text(i, i == changed), new FileStamp(i == changed ? 99 : 10, s_past.Ticks + 1, s_past.Ticks + 1)))];
        return CodeFactsReader.Read(files, CodeFactsStore.Of(_engine, _project), default);
    }

    private string Text(int number, bool isChanged)
    {
        lock (_read) _read.Add($"src/f{number}.py");
        return isChanged ? $"name_{number}_changed = 1  # FR-001\n" : $"name_{number} = 1  # FR-001\n";
    }

    private string[] Parts() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "code-*.facts").Order(StringComparer.Ordinal)] : [];
}
