using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Refuses specifications that cannot be edited safely, and edits that would change more than they should. Pure.</summary>
internal static class SpecGuard
{
    /// <summary>Refuses a text that is in the middle of a merge, half-written, or a template that nobody has filled in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/>, with the line.</exception>
    public static void CheckWhole(string text, string file)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) throw FrontMatterPlaces.Refused(file, 1, "it is binary, not text");
        var lines = new SpecLines(text);
        string fence = "";
        int opened = 0;
        bool inComment = false;
        for (int line = 1; line <= lines.Count; line++)
        {
            string words = lines[line];
            bool isMark = words.StartsWith("<<<<<<< ", StringComparison.Ordinal) || words.StartsWith(">>>>>>> ", StringComparison.Ordinal) || words.StartsWith("||||||| ", StringComparison.Ordinal) || words is "<<<<<<<" or ">>>>>>>";
            if (isMark) throw FrontMatterPlaces.Refused(file, line, "a merge is not finished there");
            if (words.Contains("[FEATURE NAME]", StringComparison.Ordinal)) throw FrontMatterPlaces.Refused(file, line, "it is a template that nobody has filled in");
            (fence, bool changed) = Fence(words, fence, inComment);
            if (changed && fence.Length > 0) opened = line;
            if (fence.Length > 0 || changed) continue;
            bool was = inComment;
            inComment = EndsInComment(words, inComment);
            if (inComment && !was) opened = line;
        }

        if (fence.Length > 0) throw FrontMatterPlaces.Refused(file, opened, "a code block begins there and never ends");
        if (inComment) throw FrontMatterPlaces.Refused(file, opened, "a comment begins there and never ends");
        CheckEnd(lines, file);
    }

    /// <summary>Refuses an edit after which a requirement that was not meant is called otherwise, says something else, holds no longer, is gone or new.</summary>
    /// <param name="before">The specification as it was.</param>
    /// <param name="after">As it would become.</param>
    /// <param name="meant">The ids that were to be changed or added.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/>, with the line of the requirement.</exception>
    public static void CheckOthers(string before, string after, IReadOnlySet<string> meant, string file)
    {
        List<RequirementText> old = [.. RequirementReader.Read(before, CancellationToken.None).Where(one => !meant.Contains(one.Id))];
        List<RequirementText> now = [.. RequirementReader.Read(after, CancellationToken.None).Where(one => !meant.Contains(one.Id))];
        for (int i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            bool isSame = i < old.Count && i < now.Count && old[i].Id == now[i].Id && old[i].Text == now[i].Text && old[i].IsRetired == now[i].IsRetired;
            if (isSame) continue;
            RequirementText touched = i < old.Count ? old[i] : now[i];
            throw FrontMatterPlaces.Refused(file, touched.Line, $"{touched.Id} would change, too");
        }

        // One that stands twice is read once; neither may become more or fewer.
        string[] places = Definitions(before), later = Definitions(after);
        string[] added = [.. meant.Where(id => !places.Contains(id))];
        if (places.Length + added.Length != later.Length) throw FrontMatterPlaces.Refused(file, 1, "an id would stand at another place, too");
    }

    private static string[] Definitions(string text) => [.. SpecText.Lines(text).Select(line => RequirementLine.Parse(line.Text)?.Id).OfType<string>()];

    // The last line is an id without words: whoever wrote it had not finished.
    private static void CheckEnd(SpecLines lines, string file)
    {
        int last = lines.Count;
        while (last > 0 && lines.IsBlank(last)) last--;
        if (last > 0 && RequirementLine.Parse(lines[last]) is { Text: "", Form: not RequirementForm.TableRow } open) throw FrontMatterPlaces.Refused(file, last, $"the specification breaks off behind {open.Id}");
    }

    private static (string Fence, bool Changed) Fence(string line, string fence, bool inComment)
    {
        string inner = line.TrimStart(' ', '\t', '>');
        int run = 0;
        while (run < inner.Length && inner[run] == inner[0] && inner[0] is '`' or '~') run++;
        if (fence.Length > 0) return run >= fence.Length && inner[0] == fence[0] && inner.AsSpan(run).IsWhiteSpace() ? ("", true) : (fence, false);
        bool opens = !inComment && run >= 3 && !(inner[0] == '`' && inner.AsSpan(run).Contains('`'));
        return opens ? (inner[..run], true) : ("", false);
    }

    private static bool EndsInComment(string line, bool inComment)
    {
        for (int at = 0; at < line.Length;)
        {
            string mark = inComment ? "-->" : "<!--";
            int found = line.IndexOf(mark, at, StringComparison.Ordinal);
            if (found < 0) break;
            inComment = !inComment;
            at = found + mark.Length;
        }

        return inComment;
    }
}
