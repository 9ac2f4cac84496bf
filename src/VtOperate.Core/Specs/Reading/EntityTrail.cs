namespace VtOperate.Core.Specs.Reading;

/// <summary>The headings above a line, and the entity that they name. Not thread-safe.</summary>
internal sealed class EntityTrail
{
    private readonly List<(int Level, string Title)> _headings = [];

    /// <summary>The entity that the nearest heading names which is no mere "Fields" or "Properties"; empty where none does.</summary>
    public string Entity
    {
        get
        {
            for (int i = _headings.Count - 1; i >= 0; i--)
            {
                string title = FieldTableReader.NameOf(_headings[i].Title);
                if (title.Length > 0 && !FieldTableReader.IsFields(title) && !IsGeneral(title)) return title;
            }

            return "";
        }
    }

    /// <summary>Takes a line without blanks around it; one that is no heading changes nothing.</summary>
    public void Take(string line)
    {
        if (line.Length == 0 || line[0] != '#') return;
        int level = line.TakeWhile(sign => sign == '#').Count();
        _headings.RemoveAll(heading => heading.Level >= level);
        _headings.Add((level, line[level..].Trim()));
    }

    private static bool IsGeneral(string title) => title.ToUpperInvariant() is "SCHEMA" or "TABLE" or "COLUMNS" or "STRUCTURE" or "DEFINITION" or "DETAILS" or "TABLE DEFINITION" or "ATTRIBUTES" or "FIELD DEFINITIONS" or "NEW FIELDS" or "MODIFIED FIELDS" or "ENTITY DEFINITION";
}
