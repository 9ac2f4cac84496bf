using System.Text;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Tests.Storage;

public sealed class EventUnionTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Uniting_loses_nothing_and_gives_the_same_in_any_order()
    {
        var random = new Random(11);
        for (int round = 0; round < 200; round++)
        {
            byte[] start = Grow([], random.Next(0, 4), random);
            byte[][] versions = [Grow(start, random.Next(0, 4), random), Grow(start, random.Next(0, 4), random), Grow(start, random.Next(0, 4), random)];
            HashSet<string> wanted = [.. versions.SelectMany(Ids)];
            string? first = null;
            foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
            {
                byte[] united = EventUnion.Of(EventUnion.Of(versions[order[0]], versions[order[1]]), versions[order[2]]).ToArray();
                byte[] other = EventUnion.Of(versions[order[0]], EventUnion.Of(versions[order[1]], versions[order[2]])).ToArray();
                Assert.Equal(Encoding.UTF8.GetString(united), Encoding.UTF8.GetString(other));
                first ??= Encoding.UTF8.GetString(united);
                Assert.Equal(first, Encoding.UTF8.GetString(united));
                Assert.Equal(wanted, [.. Ids(united)]);
            }

            EventFileContent read = EventFile.Read(Encoding.UTF8.GetBytes(first!), "w.jsonl", s_now.AddDays(1));
            Assert.DoesNotContain(read.Problems, problem => problem.Kind == EventProblemKind.ChainBroken && read.Events[0].Previous is not null);
        }
    }

    [Fact]
    public void What_was_taken_out_on_one_side_stays_out()
    {
        byte[] file = Grow([], 3, new Random(1));
        string[] lines = Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n');
        string redacted = lines[0] + "\n" + Encoding.UTF8.GetString(EventLine.Redact(Encoding.UTF8.GetBytes(lines[1]), "why")!) + "\n" + lines[2] + "\n";

        Assert.Equal(redacted, Encoding.UTF8.GetString(EventUnion.Of(file, Encoding.UTF8.GetBytes(redacted)).Span));
        Assert.Equal(redacted, Encoding.UTF8.GetString(EventUnion.Of(Encoding.UTF8.GetBytes(redacted), file).Span));
    }

    [Fact]
    public void Writers_are_merged_the_same_in_any_order_of_their_files_and_what_stands_twice_counts_once()
    {
        var random = new Random(5);
        for (int round = 0; round < 100; round++)
        {
            List<EventFileContent> files = [];
            for (int i = 0; i < 4; i++) files.Add(EventFile.Read(Grow([], random.Next(0, 6), random), $"{i}.jsonl", s_now.AddDays(1)));
            files.Add(files[0] with { Path = "copy.jsonl" });
            List<EventProblem> problems = [], others = [];

            string[] merged = [.. EventHistory.Merge(files, problems).Select(item => item.Id)];
            files.Reverse();
            string[] reversed = [.. EventHistory.Merge(files, others).Select(item => item.Id)];

            Assert.Equal(merged, reversed);
            Assert.Equal(merged.Length, merged.Distinct().Count());
            Assert.Equal(files[^1].Events.Count, problems.Count(problem => problem.Kind == EventProblemKind.Duplicate));
        }
    }

    private static IEnumerable<string> Ids(byte[] file) => EventFile.Read(file, "w.jsonl", s_now.AddDays(1)).Events.Select(item => item.Id);

    private static byte[] Grow(byte[] file, int count, Random random)
    {
        for (int i = 0; i < count; i++) file = EventFile.Append(file, [new NewEvent("note", s_now, "Ann", [new("text", random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture))])], s_now.AddSeconds(random.Next(60)), out _);
        return file;
    }
}
