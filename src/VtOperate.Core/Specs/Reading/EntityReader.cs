using System.Text;

namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the key entities of a specification: the emphasised names that begin the bullets below a heading of entities. They are described in prose, so that no field is read out of them. Pure.</summary>
internal static class EntityReader
{
    private static readonly string[] s_headings = ["key entities", "entities", "주요 엔티티", "엔티티", "主要エンティティ", "エンティティ", "关键实体", "實體", "实体", "entidades", "сущности", "entités", "entitäten"];

    /// <summary>The entities in the order of the text.</summary>
    public static IReadOnlyList<SpecEntity> Read(string text, string file)
    {
        var found = new List<SpecEntity>();
        int below = 0;
        StringBuilder? said = null;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            if (words.StartsWith('#'))
            {
                Close();
                int level = words.TakeWhile(sign => sign == '#').Count();
                string title = words[level..].Trim(' ', '*', '_');
                if (s_headings.Any(heading => title.StartsWith(heading, StringComparison.OrdinalIgnoreCase))) below = level;
                else if (level <= below) below = 0;
            }
            else if (below > 0 && NameIn(words) is { } named)
            {
                Close();
                found.Add(new SpecEntity(named.Name, "", file, line.Number));
                said = new StringBuilder(named.Said);
            }
            else if (said is not null && words.Length > 0 && char.IsWhiteSpace(line.Text[0]))
            {
                said.Append(' ').Append(words.TrimStart('-', '*', '+', ' '));
            }
            else
            {
                Close();
            }
        }

        Close();
        return found;

        void Close()
        {
            if (said is not null) found[^1] = found[^1] with { Text = said.ToString().Trim() };
            said = null;
        }
    }

    // "- **Order**: what is bought", "* **Order:** what is bought", "- **Order** (root) - what is bought"; a template's "[Entity 1]" is none.
    private static (string Name, string Said)? NameIn(string words)
    {
        if (words.Length < 7 || words[0] is not ('-' or '*' or '+') || !words.AsSpan(1).TrimStart().StartsWith("**") || words[1] != ' ') return null;
        int start = words.IndexOf("**", 1, StringComparison.Ordinal) + 2, end = words.IndexOf("**", start, StringComparison.Ordinal);
        if (end < 0) return null;
        string name = words[start..end].Trim(' ', ':', '：', '`', '*');
        return name.Length is 0 or > 80 || name[0] == '[' ? null : (name, words[(end + 2)..].TrimStart(' ', ':', '：', '-', '–', '—'));
    }
}
