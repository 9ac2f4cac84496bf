using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Adds a requirement behind the last one of its family, written as that one is. Pure.</summary>
/// <param name="file">The specification, for errors.</param>
internal sealed class RequirementAddition(string file)
{
    private static readonly Dictionary<string, string[]> s_sections = new(StringComparer.Ordinal)
    {
        ["FR"] = ["Functional Requirements", "Requirements"],
        ["NFR"] = ["Non-Functional Requirements", "Requirements"],
        ["SC"] = ["Measurable Outcomes", "Success Criteria"],
    };

    /// <summary>The text with a requirement more.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="id">Its id, which no requirement has.</param>
    /// <param name="words">What it demands, in one paragraph.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/> where it cannot be put there without changing more.</exception>
    public string Add(string text, string id, string words)
    {
        string said = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (said.Length == 0) throw FrontMatterPlaces.Refused(file, 1, $"{id} would say nothing");
        var lines = new SpecLines(text);
        RequirementNumber number = RequirementNumber.Of(id)!.Value;

        // One that is struck out with its id is no model for how one is written.
        IReadOnlyList<RequirementText> all = [.. RequirementReader.Read(text, CancellationToken.None).Where(one => RequirementLine.Parse(lines[one.Line])?.Id == one.Id)];
        List<RequirementText> family = [.. all.Where(one => RequirementNumber.Of(one.Id) is { } own && own.Prefix == number.Prefix)];
        if (family.Count == 0) family = [.. all.Where(one => RequirementNumber.Of(one.Id) is { } own && own.Family == number.Family)];
        string changed = family.Count == 0 ? AddFirst(lines, id, said, number.Family) : AddBehind(lines, id, said, family);
        RequirementText? read = RequirementReader.Read(changed, CancellationToken.None).FirstOrDefault(now => now.Id == id);
        if (read is null || read.IsRetired || !Folded(read.Text).EndsWith(Folded(said), StringComparison.Ordinal)) throw FrontMatterPlaces.Refused(file, family.Count == 0 ? 1 : family[^1].Line, $"{id} would not read as it was given");
        return changed;
    }

    private string AddBehind(SpecLines lines, string id, string said, List<RequirementText> family)
    {
        // One within another is a part of it; the outer ones show how a new one is written.
        List<(RequirementText Requirement, RequirementParts Parts)> placed = [.. family.Select(one => (one, RequirementParts.Of(lines, one, file)))];
        (RequirementText last, RequirementParts parts) = placed[^1];
        int least = placed.Where(one => one.Parts.Form == parts.Form).Min(one => Indent(one.Parts));
        (RequirementText model, RequirementParts modelParts) = placed.Last(one => one.Parts.Form == parts.Form && Indent(one.Parts) == least);
        int behind = last.LastLine;
        List<string> added = modelParts.Form switch
        {
            RequirementForm.TableRow => [Row(lines, model, modelParts, id, said)],
            RequirementForm.Heading => Heading(lines, model, modelParts, id, said),
            _ => [Lead(lines, modelParts, id) + said + Tail(lines, modelParts)],
        };
        bool isLoose = modelParts.Form is RequirementForm.Heading or RequirementForm.Paragraph || (model.Line > 2 && modelParts.Form == RequirementForm.ListItem && lines.IsBlank(model.Line - 1) && placed.Count > 1 && placed[0].Requirement.Line < model.Line);
        if (modelParts.Form == RequirementForm.Paragraph && model.Line > 1 && !lines.IsBlank(model.Line - 1) && placed.Count > 1) isLoose = false;
        if (isLoose) added.Insert(0, "");
        bool needsGap = behind < lines.Count && !lines.IsBlank(behind + 1) && isLoose;
        if (needsGap) added.Add("");
        return TextSplice.Apply(lines.Text, lines.After(behind, added));
    }

    private string AddFirst(SpecLines lines, string id, string said, string family)
    {
        List<string> read = [.. SpecText.Lines(lines.Text).Select(line => line.Text)];
        foreach (string name in s_sections.GetValueOrDefault(family) ?? [family + " Requirements", "Requirements"])
        {
            int heading = read.FindIndex(line => line.StartsWith('#') && line.TrimStart('#').TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
            if (heading == 0) continue;
            int last = heading;
            while (last < lines.Count && !read[last].StartsWith('#')) last++;
            while (last > heading && lines.IsBlank(last)) last--;
            bool isList = last > heading && RequirementLine.BeginsItem(read[last - 1].TrimStart());
            bool needsGap = last < lines.Count && !lines.IsBlank(last + 1);
            List<string> added = [$"- **{id}**: {said}"];
            if (!isList) added.Insert(0, "");
            if (needsGap) added.Add("");
            return TextSplice.Apply(lines.Text, lines.After(last, added));
        }

        throw FrontMatterPlaces.Refused(file, 1, $"the specification has no {family} requirement and no section for one");
    }

    // What stands before the words, with the id replaced and without a marker; an item of a numbered list gets the next number.
    private static string Lead(SpecLines lines, RequirementParts parts, string id)
    {
        string text = lines.Text;
        string before = text[parts.LineStart..parts.IdStart], behind = text[parts.IdEnd..parts.TextStart];
        if (parts.Marker is { } marker)
        {
            string right = text[(marker.End + 1)..parts.TextStart];
            int opened = text[parts.MarkerAt..(marker.Start - 1)].Trim().Length;
            behind = text[parts.IdEnd..parts.MarkerAt] + right[Math.Min(opened, right.Length)..];
        }

        if (behind.Length == 0 || (!char.IsWhiteSpace(behind[^1]) && behind[^1] is not ('：' or '。' or '．'))) behind += " ";
        string words = before.TrimStart();
        int digits = 0;
        while (digits < words.Length && char.IsAsciiDigit(words[digits])) digits++;
        if (digits is > 0 and < 9) before = before[..(before.Length - words.Length)] + (int.Parse(words.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + words[digits..];
        return before.Replace("[x]", "[ ]", StringComparison.OrdinalIgnoreCase).Replace("[~]", "[ ]", StringComparison.Ordinal) + id + behind;
    }

    // The end of an emphasis that goes around the whole.
    private static string Tail(SpecLines lines, RequirementParts parts) =>
        parts.Opening.Length > 0 && lines.Text.AsSpan(parts.TextEnd).StartsWith(parts.Opening) ? parts.Opening : "";

    private static string Row(SpecLines lines, RequirementText model, RequirementParts parts, string id, string said)
    {
        string text = lines.Text;
        int end = lines.End(model.Line), demand = TableRow.Demand(lines, model.Line, parts.IdEnd);
        List<(int Start, int End)> cells = TableRow.Cells(text, parts.LineStart, end);
        int own = cells.FindIndex(cell => cell.End >= parts.IdEnd);
        List<TextSplice> splices = [];
        for (int i = 0; i < cells.Count; i++)
        {
            (int from, int to) = cells[i];
            string cell = i == own ? text[from..parts.IdStart] + id + text[parts.IdEnd..parts.MarkerAt] : i == demand ? TableRow.Escape(said) : i > own ? "" : text[from..to];
            if (i < own && int.TryParse(text[from..to], out int number)) cell = (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            splices.Add(new TextSplice(from - parts.LineStart, to - parts.LineStart, cell));
        }

        return TextSplice.Apply(text[parts.LineStart..end], [.. splices]);
    }

    private static List<string> Heading(SpecLines lines, RequirementText model, RequirementParts parts, string id, string said)
    {
        string lead = Lead(lines, parts, id);
        if (model.LastLine == model.Line) return [lead + said + Tail(lines, parts)];
        string bare = lead.TrimEnd(' ', ':', '：', '-', '–', '—', '.');
        return [bare.EndsWith(id, StringComparison.Ordinal) && parts.Opening.Length > 0 && parts.MarkerAt == parts.IdEnd ? bare + parts.Opening : bare, "", said];
    }

    private static int Indent(RequirementParts parts) => parts.IdStart - parts.LineStart;

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('*', '_', ' ');
}
