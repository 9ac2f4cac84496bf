namespace VtOperate.Core.Traces;

/// <summary>
/// C, C++ and other compiled code: numbered frames of sanitizers (<c>#0 0x1 in f(int) /src/a.c:1:2</c>), of gdb and lldb (<c>#1  f (x=1) at a.c:2</c>) and of Android
/// (<c>#00 pc 01ab  /lib/x.so (f+12)</c>), newest first. Swift prints its own names in the same form.
/// </summary>
internal sealed class NativeForm(TraceLanguage language) : ITraceForm
{
    private const int MaxLinesToHead = 24;

    private static readonly string[] s_between =
    [
        "READ of size ", "WRITE of size ", "The signal is caused by", "Hint: ", "freed by thread", "previously allocated by thread", "allocated by ", "Thread T", "0x", "SUMMARY: ", "==", "Previous write", "Previous read", "Write of size ", "Read of size ", "Location is ",
        "Uninitialized value was", "Shadow bytes", "SCARINESS", "Direct leak of", "Indirect leak of", "backtrace:", "Address 0x", "HINT: ", "NOTE: ",
    ];

    private static readonly string[] s_heads = ["Sanitizer: ", ": runtime error: ", "received signal ", "signal ", "Fatal error: ", "Assertion ", "Check failed: ", "terminate called", "Abort message", "ERROR: libFuzzer"];

    /// <inheritdoc/>
    public TraceLanguage Language => language;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return content.Length > 5 && content[0] == '#' && NativeFrame.TryRead(content, out FrameParts parts, out Range? module) && (language == TraceLanguage.Swift) == IsSwift(content, parts, module);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (NativeFrame.TryRead(text, out _, out _)) return TraceFit.Belongs;
        if (text.IsEmpty) return TraceFit.Perhaps;
        foreach (string words in s_between)
        {
            if (text.StartsWith(words, StringComparison.Ordinal)) return TraceFit.Perhaps;
        }

        return TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(language);
        TraceBuilder current = top;
        int last = -1;
        string? heading = null;
        bool certain = false;
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (!NativeFrame.TryRead(text, out FrameParts parts, out Range? module))
            {
                if (!text.IsEmpty && (heading is null || text[^1] == ':')) heading = text.ToString();
                continue;
            }

            int number = NativeFrame.Number(text);
            if (last >= 0 && number == 0)
            {
                current = top.AddInner(Relation(heading), line.Number);
                if (heading is not null) current.AddMessage(heading.TrimEnd(':'));
            }

            heading = null;
            last = number;
            certain |= parts.IsCertain;
            current.Frames.Add(new TraceFrame
            {
                Function = parts.Function is { } function ? text[function].ToString() : null,
                Module = module is { } place ? text[place].ToString() : null,
                File = parts.File is { } file ? text[file].ToString() : null,
                Line = parts.Line,
                Column = parts.Column,
                Text = text.ToString(),
                InputLine = line.Number,
            });
        }

        if (!certain && top.TotalFrames < 2) return null;
        TakeHead(block, top);
        return top;
    }

    private static bool IsSwift(ReadOnlySpan<char> text, FrameParts parts, Range? module) =>
        (parts.File is { } file && text[file].EndsWith(".swift", StringComparison.Ordinal)) || (module is { } place && text[place].Contains("libswift", StringComparison.Ordinal));

    private static string Relation(string? heading) =>
        heading is null ? "Thread" : heading.Contains("freed by", StringComparison.Ordinal) ? "Freed" : heading.Contains("allocated by", StringComparison.Ordinal) ? "Allocated" : "Thread";

    private static void TakeHead(TraceBlock block, TraceBuilder top)
    {
        int lastLine = block.Before.Count - 1;
        for (int i = lastLine; i >= 0 && lastLine - i < MaxLinesToHead; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            foreach (string words in s_heads)
            {
                int at = text.IndexOf(words, StringComparison.Ordinal);
                if (at < 0) continue;
                top.InputLine = block.Before[i].Number;
                ReadOnlySpan<char> rest = text[(at + words.Length)..];
                if (words is "Sanitizer: ")
                {
                    int start = at;
                    while (start > 0 && char.IsAsciiLetter(text[start - 1])) start--;
                    int end = rest.IndexOf(" on ", StringComparison.Ordinal);
                    top.Type = $"{text[start..(at + 9)]}: {(end < 0 ? rest : rest[..end])}";
                }
                else if (words is ": runtime error: " or "Fatal error: ")
                {
                    top.Type = words.Trim(':', ' ');
                }
                else if (words is "received signal ")
                {
                    int comma = rest.IndexOf(',');
                    top.Type = (comma < 0 ? rest : rest[..comma]).ToString();
                }

                top.AddMessage(words is ": runtime error: " or "Fatal error: " ? rest : text);
                return;
            }
        }

        HeaderSearch.TakeLineBefore(block, top);
    }
}
