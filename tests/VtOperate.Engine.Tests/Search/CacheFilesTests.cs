using System.Runtime.InteropServices;
using VtOperate.Core.Search;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Tests.Search;

public class CacheFilesTests
{
    [Fact]
    public void A_mapped_block_reads_the_same_after_its_memory_was_given_back()
    {
        using var folder = new TemporaryFolder();
        ICacheFiles cache = new EngineRoot().Cache;
        byte[] content = new byte[300_000];
        new Random(1).NextBytes(content);
        string path = Path.Combine(folder.Path, "some.segment");
        using (Stream stream = cache.Create(path)) stream.Write(content);
        ReadOnlyMemory<byte> block = cache.Map(path)!.Value;
        Assert.False(MemoryMarshal.TryGetArray(block, out _), "a file of this size is mapped");
        for (int round = 0; round < 3; round++)
        {
            Assert.True(block.Span.SequenceEqual(content));
            cache.Release(block);
        }

        // Also while others read, and when the file is gone.
        cache.TryDelete(path);
        Parallel.For(0, 50, i =>
        {
            if (i % 2 == 0) cache.Release(block);
            else Assert.True(block.Span.SequenceEqual(content));
        });
    }

    [Fact]
    public void A_block_in_memory_stays_as_it_is()
    {
        byte[] content = [1, 2, 3];
        new EngineRoot().Cache.Release(content);
        new EngineRoot().Cache.Release(default);
        Assert.Equal([1, 2, 3], content);
    }

    // The published test vectors of FNV-1a (draft-eastlake-fnv).
    [Theory]
    [InlineData("", "6c62272e07bb014262b821756295c58d")]
    [InlineData("a", "d228cb696f1a8caf78912b704e4a8964")]
    [InlineData("foobar", "343e1662793c64bf6f0d3597ba446f18")]
    public void An_index_is_named_by_its_key(string key, string expected) => Assert.Equal(expected, IndexStore.Name(key));
}
