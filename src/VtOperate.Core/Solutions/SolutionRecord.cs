using System.Text;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>
/// A solution as an index keeps it: every property in a fixed order, so that a search and its filters open no document. What depends on who asks (the repository, the pattern)
/// is put in when it is read. A test holds the list of properties against the record.
/// </summary>
internal static class SolutionRecord
{
    /// <summary>The bytes of a solution.</summary>
    public static byte[] Write(Solution solution)
    {
        var bytes = new ByteBuffer(512);
        Add(bytes, solution.Id);
        Add(bytes, solution.Title);
        Add(bytes, solution.Module);
        bytes.AddNumber(solution.Date is { } date ? (uint)date.DayNumber + 1 : 0);
        Add(bytes, solution.Category);
        Add(bytes, solution.ProblemType);
        Add(bytes, solution.Component);
        Add(bytes, solution.Symptoms);
        Add(bytes, solution.RootCause);
        Add(bytes, solution.ResolutionType);
        bytes.AddNumber((uint)(solution.Severity ?? 0));
        Add(bytes, solution.Tags);
        Add(bytes, solution.Status);
        Add(bytes, solution.OpenFields);
        Add(bytes, solution.Pattern);
        Add(bytes, solution.ConfirmedAt);
        Add(bytes, solution.Supersedes);
        Add(bytes, solution.SupersededBy);
        Add(bytes, solution.Source);
        Add(bytes, solution.File);
        Add(bytes, solution.Repository);
        return bytes.Written.ToArray();
    }

    /// <summary>The solution of some bytes.</summary>
    /// <exception cref="IndexDamagedException">They are not what was written.</exception>
    public static Solution Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        return new Solution
        {
            Id = Text(ref reader) ?? "",
            Title = Text(ref reader) ?? "",
            Module = Text(ref reader),
            Date = reader.Number() is > 0 and var day ? DateOnly.FromDayNumber((int)day - 1) : null,
            Category = Text(ref reader) ?? "",
            ProblemType = Text(ref reader),
            Component = Text(ref reader),
            Symptoms = Texts(ref reader),
            RootCause = Text(ref reader),
            ResolutionType = Text(ref reader),
            Severity = reader.Number() is > 0 and var severity ? (Severity)severity : null,
            Tags = Texts(ref reader),
            Status = Text(ref reader),
            OpenFields = Texts(ref reader),
            Pattern = Text(ref reader),
            ConfirmedAt = Text(ref reader),
            Supersedes = Texts(ref reader),
            SupersededBy = Texts(ref reader),
            Source = Text(ref reader) ?? "",
            File = Text(ref reader) ?? "",
            Repository = Text(ref reader) ?? "",
        };
    }

    // A length of 0 means that there is no text, so that an empty one has the length 1.
    private static void Add(ByteBuffer bytes, string? text)
    {
        if (text is null)
        {
            bytes.AddNumber(0);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(text);
        bytes.AddNumber((uint)length + 1);
        Encoding.UTF8.GetBytes(text, bytes.Room(length));
    }

    private static void Add(ByteBuffer bytes, IReadOnlyList<string> texts)
    {
        bytes.AddNumber((uint)texts.Count);
        foreach (string text in texts) Add(bytes, text);
    }

    private static string? Text(ref ByteReader reader) => reader.Number() is > 0 and var length ? Encoding.UTF8.GetString(reader.Bytes((int)length - 1)) : null;

    private static string[] Texts(ref ByteReader reader)
    {
        uint count = reader.Number();
        if (count == 0) return [];
        var texts = new string[count];
        for (int i = 0; i < texts.Length; i++) texts[i] = Text(ref reader) ?? "";
        return texts;
    }
}
