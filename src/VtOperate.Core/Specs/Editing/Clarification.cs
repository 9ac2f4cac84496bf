using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Writes a question and its answer into a specification, where spec-kit keeps them: <c>## Clarifications</c>, <c>### Session 2026-01-15</c>. Pure.</summary>
internal static class Clarification
{
    private const string Section = "## Clarifications";

    /// <summary>The text with the question and its answer in the session of a day; itself where they stand there already.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="day">The day of the session.</param>
    public static string Add(string text, string question, string answer, DateOnly day)
    {
        string bullet = $"- Q: {Folded(question)} → A: {Folded(answer)}", session = "### Session " + YamlText.Date(day);
        var lines = new SpecLines(text);
        List<string> said = [.. SpecText.Lines(text).Select(line => line.Text)];
        int section = said.FindIndex(line => line.TrimEnd().Equals(Section, StringComparison.OrdinalIgnoreCase)) + 1;
        if (section == 0)
        {
            // In front of the first section, behind what the head of the specification says.
            int first = said.FindIndex(line => line.StartsWith("## ", StringComparison.Ordinal));
            int behind = first < 0 ? lines.Count : first;
            bool isApart = behind == 0 || lines.IsBlank(behind);
            List<string> added = [Section, "", session, "", bullet];
            if (!isApart) added.Insert(0, "");
            if (first >= 0) added.Add("");
            return TextSplice.Apply(text, lines.After(behind, added));
        }

        int end = section + 1;
        while (end <= said.Count && !said[end - 1].StartsWith("## ", StringComparison.Ordinal) && !said[end - 1].StartsWith("# ", StringComparison.Ordinal)) end++;
        for (int line = section + 1; line < end; line++)
        {
            if (Folded(said[line - 1]) == Folded(bullet)) return text;
        }

        int head = said.FindIndex(section, end - section - 1, line => line.TrimEnd().StartsWith(session, StringComparison.OrdinalIgnoreCase)) + 1;
        int last = end - 1;
        if (head > 0)
        {
            last = head;
            while (last + 1 < end && !said[last].StartsWith('#')) last++;
        }

        while (last > section && lines.IsBlank(last)) last--;
        List<string> own = head > 0 ? [bullet] : ["", session, "", bullet];
        if (head > 0 && last == head) own.Insert(0, "");
        if (last < lines.Count && !lines.IsBlank(last + 1)) own.Add("");
        return TextSplice.Apply(text, lines.After(last, own));
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
