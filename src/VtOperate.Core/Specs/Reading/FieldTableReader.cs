namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the fields of entities in a data model: the rows of tables whose first column is headed as a field, below the heading that names the entity. Pure.</summary>
internal static class FieldTableReader
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "field", "fields", "field name", "column", "columns", "column name", "property", "properties", "attribute", "attributes", "필드", "필드명", "컬럼", "컬럼명", "속성", "フィールド", "カラム", "列", "列名", "属性", "項目", "字段", "campo", "columna", "coluna", "атрибут", "поле",
    };

    private static readonly HashSet<string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        "type", "data type", "sql type", "datatype", "c# type", "java type", "ts type", "python type", "타입", "자료형", "型", "データ型", "类型", "tipo", "тип",
    };

    /// <summary>The fields in the order of the text.</summary>
    public static IReadOnlyList<SpecField> Read(string text, string file)
    {
        var fields = new List<SpecField>();
        var headings = new EntityTrail();
        List<string>? header = null;
        int type = -1;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            if (words.Length == 0 || words[0] != '|')
            {
                header = null;
                headings.Take(words);
                continue;
            }

            IReadOnlyList<string> cells = TableCells.Of(words);
            if (header is null)
            {
                header = [.. cells];
                type = header.FindIndex(cell => s_types.Contains(Plain(cell)));
                continue;
            }

            if (header.Count == 0 || cells.Count < 2 || !s_names.Contains(Plain(header[0])) || cells[0].All(sign => sign is '-' or ':' or ' ')) continue;
            string entity = headings.Entity, name = Plain(cells[0]);
            if (entity.Length == 0 || name.Length == 0) continue;
            IEnumerable<string> notes = cells.Where((cell, i) => i > 0 && i != type && cell.Length > 0);
            fields.Add(new SpecField(entity, name, type > 0 && type < cells.Count ? Plain(cells[type]) : "", string.Join(" | ", notes), file, line.Number) { Cells = [.. cells.Select((cell, i) => (i < header.Count ? Plain(header[i]) : "", cell)).Skip(1)] });
        }

        return fields;
    }

    /// <summary>The entity that a heading names: "1. `Order` (root aggregate)", "Entity: Order", "Table: orders" all name Order or orders.</summary>
    internal static string NameOf(string heading)
    {
        string title = heading.Trim();
        int tick = title.IndexOf('`', StringComparison.Ordinal), close = tick < 0 ? -1 : title.IndexOf('`', tick + 1);
        if (close > tick + 1) return title[(tick + 1)..close];
        int digits = 0;
        while (digits < title.Length && (char.IsAsciiDigit(title[digits]) || title[digits] is '.' or ')')) digits++;
        title = title[digits..].TrimStart();
        foreach (string word in (string[])["Entity:", "Entity -", "Table:", "Model:", "Entity", "Table", "Interface:", "Type:"])
        {
            if (title.StartsWith(word, StringComparison.OrdinalIgnoreCase) && title.Length > word.Length && (word[^1] is ':' or '-' || title[word.Length] == ' ')) title = title[word.Length..].TrimStart(' ', ':', '-', '–');
        }

        int cut = title.IndexOfAny(['(', '（', '—', '–', ':', '[']);
        if (cut > 0) title = title[..cut];
        if (title.EndsWith(" Entity", StringComparison.OrdinalIgnoreCase)) title = title[..^7];
        else if (title.EndsWith(" Table", StringComparison.OrdinalIgnoreCase)) title = title[..^6];
        return title.Trim(' ', '*', '_');
    }

    /// <summary>Whether a heading or the head of a column says no more than that fields follow.</summary>
    internal static bool IsFields(string title) => s_names.Contains(title);

    private static string Plain(string cell) => cell.Trim(' ', '*', '_', '`');
}
