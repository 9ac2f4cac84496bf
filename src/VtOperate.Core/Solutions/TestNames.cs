namespace VtOperate.Core.Solutions;

/// <summary>Tells test files by their paths and finds the names of the tests in them: .NET, Java, Python, JavaScript, Go, Rust, Ruby and Pester. Pure.</summary>
public static class TestNames
{
    private static readonly string[] s_folders = ["test", "tests", "spec", "specs", "__tests__", "testing", "e2e"];
    private static readonly string[] s_nameEnds = ["test", "tests", "spec", "specs", "_test", "_spec", ".test", ".spec", ".tests"];
    private static readonly string[] s_attributes = ["[Fact", "[Theory", "[Test", "[TestMethod", "[TestCase", "@Test", "@ParameterizedTest", "#[test", "#[tokio::test"];

    /// <summary>Whether a path is that of a test.</summary>
    public static bool IsTestFile(string path)
    {
        string[] parts = path.Replace('\\', '/').Split('/');
        for (int i = 0; i < parts.Length - 1; i++)
        {
            if (s_folders.Contains(parts[i], StringComparer.OrdinalIgnoreCase) || parts[i].EndsWith(".Tests", StringComparison.OrdinalIgnoreCase)) return true;
        }

        string file = parts[^1], name = Path.GetFileNameWithoutExtension(file);
        if (name.StartsWith("test_", StringComparison.Ordinal)) return true;
        foreach (string end in s_nameEnds)
        {
            bool isCapital = char.IsAsciiLetter(end[0]);
            string wanted = isCapital ? char.ToUpperInvariant(end[0]) + end[1..] : end;
            if (name.EndsWith(wanted, StringComparison.Ordinal) && name.Length > wanted.Length) return true;
        }

        return false;
    }

    /// <summary>The names of the tests that a source file declares, in order, each once.</summary>
    public static IReadOnlyList<string> Find(string source)
    {
        var names = new List<string>();
        bool isMarked = false;
        foreach (ReadOnlySpan<char> raw in source.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty) continue;
            bool hasAttribute = StartsWithAny(line, s_attributes);
            ReadOnlySpan<char> declaration = hasAttribute ? AfterAttributes(line) : line;
            string? name = Plain(declaration) ?? (isMarked || hasAttribute ? Method(declaration) : null);
            if (name is not null && !names.Contains(name)) names.Add(name);
            isMarked = name is null && (hasAttribute || (isMarked && (line[0] is '[' or '@' or '#' || !line.Contains('('))));
        }

        return names;
    }

    // A declaration that says by itself that it is a test.
    private static string? Plain(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("async ")) line = line[6..];
        if (line.StartsWith("def test")) return Word(line[4..]);
        if (line.StartsWith("func Test")) return Word(line[5..]);
        foreach (string call in (string[])["it", "test", "It", "specify", "scenario"])
        {
            if (!line.StartsWith(call)) continue;
            ReadOnlySpan<char> rest = line[call.Length..];
            if (rest.StartsWith(".only") || rest.StartsWith(".skip")) rest = rest[5..];
            rest = rest.TrimStart(" (");
            if (rest.Length > 2 && rest.Length < line.Length - call.Length && rest[0] is '\'' or '"' or '`' && rest[1..].IndexOf(rest[0]) is > 0 and int end) return rest.Slice(1, end).ToString();
        }

        return null;
    }

    // "public async Task Name()", "fn name()", "void name()": the word before the first parenthesis.
    private static string? Method(ReadOnlySpan<char> line)
    {
        int open = line.IndexOf('(');
        if (open <= 0 || line[0] is '[' or '@' or '#') return null;
        int start = open;
        while (start > 0 && (char.IsLetterOrDigit(line[start - 1]) || line[start - 1] == '_')) start--;
        return start < open && start > 0 ? line[start..open].ToString() : null;
    }

    // "[Fact] public void Name()".
    private static ReadOnlySpan<char> AfterAttributes(ReadOnlySpan<char> line)
    {
        int close = line[0] == '@' ? line.IndexOf(' ') : line.LastIndexOf("] ");
        return close < 0 ? [] : line[(close + 1)..].Trim();
    }

    private static string? Word(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end == 0 ? null : text[..end].ToString();
    }

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] starts)
    {
        foreach (string start in starts)
        {
            if (line.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
