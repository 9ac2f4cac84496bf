namespace VtOperate.Core.Bugs.Records;

/// <summary>Reads back what the two files of a bug say below their headings. Pure and tolerant.</summary>
internal static class BugSections
{
    private const string NoWords = "No words were given.";

    /// <summary>What was reported: the text in the fence below the heading Report, or the words there.</summary>
    internal static string Report(string text)
    {
        List<string> lines = Section(text, "Report");
        int open = lines.FindIndex(line => line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal));
        if (open >= 0)
        {
            string fence = lines[open][..Length(lines[open])];
            int close = lines.FindIndex(open + 1, line => line.TrimEnd() == fence);
            lines = lines.GetRange(open + 1, (close < 0 ? lines.Count : close) - open - 1);
        }

        string said = string.Join('\n', lines).Trim('\n');
        return said == NoWords ? "" : said;
    }

    /// <summary>The plan of the fix; null where none is written.</summary>
    internal static FixPlan? FixPlan(string text)
    {
        List<string> files = [], past = [], risks = [];
        string? test = null;
        foreach (string line in Section(text, "Fix plan"))
        {
            if (!line.StartsWith("- ", StringComparison.Ordinal)) continue;
            string item = line[2..].Trim();
            if (After(item, "Likely to change:") is { } file) files.Add(file.Trim('`'));
            else if (After(item, "Done before:") is { } done) past.Add(done);
            else if (After(item, "Risk:") is { } risk) risks.Add(risk);
            else test ??= item;
        }

        return test is null && files.Count == 0 && past.Count == 0 && risks.Count == 0 ? null : new FixPlan(files, test ?? "", past) { Risks = risks };
    }

    private static string? After(string item, string word) => item.StartsWith(word, StringComparison.Ordinal) ? item[word.Length..].Trim() : null;

    private static int Length(string fence)
    {
        int length = 0;
        while (length < fence.Length && fence[length] == fence[0]) length++;
        return length;
    }

    private static List<string> Section(string text, string heading)
    {
        List<string> lines = [];
        bool isIn = false;
        string fence = "";
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            if (isFence && fence.Length == 0) fence = line[..Length(line)];
            else if (isFence && line.TrimEnd() == fence) fence = "";
            else if (fence.Length == 0 && line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (isIn) break;
                isIn = line[3..].Trim().Equals(heading, StringComparison.OrdinalIgnoreCase);
                continue;
            }

            if (isIn) lines.Add(line);
        }

        return lines;
    }
}
