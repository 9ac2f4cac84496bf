namespace VtOperate.Core.Workspace;

/// <summary>
/// Reads the <c>name: value</c> lines of small files that other tools write: front matter, YAML at the top level, bullets such as <c>- **Verdict**: valid</c>. Tolerant: half-written
/// files give what they have.
/// </summary>
internal sealed class FieldLines
{
    private const int MaxLines = 400;

    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a text. A name that stands twice counts where it stands first; words of a name are parted by blanks, hyphens or underscores alike.</summary>
    public FieldLines(string text)
    {
        int number = 0;
        foreach (string raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (++number > MaxLines) break;
            string line = raw.TrimStart('-', '*', '+', ' ', '>', '\uFEFF').TrimEnd();
            if (raw.StartsWith("  ", StringComparison.Ordinal) || raw.StartsWith('\t') || line.StartsWith('#')) continue;
            int colon = line.IndexOfAny([':', '：']);
            if (colon <= 0) continue;
            string name = Name(line[..colon]), value = Value(line[(colon + 1)..]);
            if (name.Length > 0 && value.Length > 0) _fields.TryAdd(name, (value, number));
        }
    }

    /// <summary>The value of a field and its line, or null.</summary>
    public (string Value, int Line)? Find(string name) => _fields.TryGetValue(Name(name), out (string, int) field) ? field : null;

    private static string Name(string text) => text.Trim('*', '_', '`', ' ').Replace(' ', '_').Replace('-', '_');

    private static string Value(string text)
    {
        string value = text.Trim('*', ' ', '\t');
        if (value.Length > 1 && value[0] is '"' or '\'')
        {
            int end = value.IndexOf(value[0], 1);
            return end > 0 ? value[1..end] : value;
        }

        // A comment begins with a blank and a hash (YAML 1.2, section 6.6).
        int comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim('`', ' ');
    }
}
