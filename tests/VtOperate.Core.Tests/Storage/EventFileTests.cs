using System.Text;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Tests.Storage;

public sealed class EventFileTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_back_and_its_chain_holds()
    {
        byte[] file = EventFile.Append(default, [Event("a", "Zahlung kaputt: \"€\" \\ \u2028 \0 🙂\n@channel")], s_now, out _);
        file = EventFile.Append(file, [Event("b", "two"), Event("c", "three")], s_now.AddSeconds(1), out IReadOnlyList<StoreEvent> written);

        EventFileContent read = EventFile.Read(file, "w.jsonl", s_now.AddMinutes(1));

        Assert.Empty(read.Problems);
        Assert.Equal(["a", "b", "c"], read.Events.Select(item => item.Kind));
        Assert.Equal("Zahlung kaputt: \"€\" \\ \u2028 \0 🙂\n@channel", read.Events[0].ReadData()["text"]);
        Assert.Null(read.Events[0].Previous);
        Assert.Equal(read.Events[0].Hash, read.Events[1].Previous);
        Assert.Equal(written.Select(item => item.Id), read.Events.Skip(1).Select(item => item.Id));
        Assert.Equal(3, Encoding.UTF8.GetString(file).Count(sign => sign == '\n'));
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    public void Line_ends_and_a_byte_order_mark_change_nothing(string end, bool hasMark)
    {
        string text = (hasMark ? "\uFEFF" : "") + Encoding.UTF8.GetString(Three()).Replace("\n", end, StringComparison.Ordinal);

        EventFileContent read = EventFile.Read(Encoding.UTF8.GetBytes(text), "w.jsonl", s_now.AddHours(1));

        Assert.Empty(read.Problems);
        Assert.Equal(3, read.Events.Count);
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_gives_every_whole_line_and_at_most_one_warning_and_can_be_added_to()
    {
        byte[] whole = Three();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            EventFileContent read = EventFile.Read(cut, "w.jsonl", s_now.AddHours(1));
            int lines = cut.Count(sign => sign == '\n');
            bool isWholeAtEnd = length < whole.Length && whole[length] == '\n' && length > 0 && cut[^1] != '\n';
            Assert.Equal(lines + (isWholeAtEnd ? 1 : 0), read.Events.Count);
            Assert.True(read.Problems.Count <= 1);
            Assert.All(read.Problems, problem => Assert.Equal(EventProblemKind.TornLine, problem.Kind));

            EventFileContent after = EventFile.Read(EventFile.Append(cut, [Event("d", "later")], s_now.AddMinutes(2), out _), "w.jsonl", s_now.AddHours(1));
            Assert.Equal(read.Events.Select(item => item.Id), after.Events.SkipLast(1).Select(item => item.Id));
            Assert.DoesNotContain(after.Problems, problem => problem.Kind == EventProblemKind.ChainBroken);
        }
    }

    [Fact]
    public void A_line_that_was_taken_out_or_changed_is_seen()
    {
        string[] lines = Encoding.UTF8.GetString(Three()).TrimEnd('\n').Split('\n');

        Assert.Equal([EventProblemKind.ChainBroken], Kinds(lines[0], lines[2]));
        Assert.Equal([EventProblemKind.ContentChanged], Kinds(lines[0], lines[1].Replace("text 2", "text 9", StringComparison.Ordinal), lines[2]));
        Assert.Equal([EventProblemKind.ChainBroken], Kinds(lines[0], lines[1].Replace("\"by\":\"Ann\"", "\"by\":\"Bob\"", StringComparison.Ordinal), lines[2]));
        Assert.Equal([EventProblemKind.ConflictMarker, EventProblemKind.ConflictMarker, EventProblemKind.ConflictMarker], Kinds(lines[0], "<<<<<<< HEAD", lines[1], "=======", lines[2], ">>>>>>> other"));
        Assert.Equal([EventProblemKind.UnreadableLine], Kinds(lines[0], "{\"v\":1,\"id\":\"x\"}", lines[1], lines[2]));
    }

    [Fact]
    public void What_was_taken_out_leaves_a_chain_that_holds()
    {
        string[] lines = Encoding.UTF8.GetString(Three()).TrimEnd('\n').Split('\n');
        byte[] redacted = EventLine.Redact(Encoding.UTF8.GetBytes(lines[1]), "personal data")!;

        EventFileContent read = EventFile.Read(Encoding.UTF8.GetBytes(lines[0] + "\n" + Encoding.UTF8.GetString(redacted) + "\n" + lines[2] + "\n"), "w.jsonl", s_now.AddHours(1));

        Assert.Empty(read.Problems);
        Assert.True(read.Events[1].IsRedacted);
        Assert.DoesNotContain("text 2", Encoding.UTF8.GetString(redacted), StringComparison.Ordinal);
        Assert.Equal(redacted, EventLine.Redact(redacted, "again"));
    }

    [Fact]
    public void A_clock_that_was_wrong_is_told_and_the_order_of_the_file_stays()
    {
        byte[] file = EventFile.Append(default, [Event("a", "1")], s_now.AddHours(5), out _);
        file = EventFile.Append(file, [Event("b", "2")], s_now, out _);

        EventFileContent read = EventFile.Read(file, "w.jsonl", s_now);

        Assert.Equal([EventProblemKind.ClockAhead, EventProblemKind.ClockBackwards], read.Problems.Select(problem => problem.Kind));
        Assert.True(read.Events[1].Order >= read.Events[0].Order);
    }

    [Fact]
    public void Any_bytes_are_read_without_a_failure()
    {
        var random = new Random(7);
        byte[] whole = Three();
        for (int i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. whole];
            for (int j = random.Next(1, 12); j > 0; j--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            EventFileContent read = EventFile.Read(damaged, "w.jsonl", s_now.AddHours(1));
            foreach (StoreEvent found in read.Events) found.ReadData();
            EventFile.Append(damaged, [Event("d", "x")], s_now, out _);
        }
    }

    private static NewEvent Event(string kind, string text) => new(kind, s_now, "Ann", [new("text", text)]);

    private static byte[] Three() => EventFile.Append(default, [Event("a", "text 1"), Event("b", "text 2"), Event("c", "text 3")], s_now, out _);

    private static IEnumerable<EventProblemKind> Kinds(params string[] lines) =>
        EventFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), "w.jsonl", s_now.AddHours(1)).Problems.Select(problem => problem.Kind);
}
