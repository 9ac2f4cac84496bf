namespace VtOperate.Benchmarks.Search;

/// <summary>A document as a peer indexes it: the fields that this module has, read from the same file without YAML.</summary>
internal sealed record SearchDocument(string Id, string Title, string Symptoms, string Tags, string Name, string Module, string Cause, string Body)
{
    /// <summary>The fields in order, and what a word in them counts.</summary>
    internal static readonly (string Name, float Weight)[] Fields =
        [("title", 6), ("symptoms", 5), ("tags", 4), ("name", 2), ("module", 2), ("cause", 1.5f), ("body", 1)];

    /// <summary>The texts of <see cref="Fields"/>.</summary>
    internal string[] Texts => [Title, Symptoms, Tags, Name, Module, Cause, Body];

    /// <summary>The documents below a folder.</summary>
    internal static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories);

    /// <summary>Reads a file that <see cref="SearchCorpus"/> wrote.</summary>
    internal static SearchDocument Read(string root, string file)
    {
        string text = File.ReadAllText(file);
        int end = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        string id = Path.GetRelativePath(root, file)[..^3].Replace('\\', '/');
        string front = text[4..(end + 1)];
        string symptoms = front[(front.IndexOf("symptoms:\n", StringComparison.Ordinal) + 10)..front.IndexOf("root_cause:", StringComparison.Ordinal)];
        return new SearchDocument(
            id, Value(front, "title"), symptoms, Value(front, "tags"), id[(id.LastIndexOf('/') + 1)..], Value(front, "module") + " " + Value(front, "component"),
            Value(front, "root_cause") + " " + Value(front, "problem_type") + " " + Value(front, "resolution_type"), text[(end + 5)..]);
    }

    private static string Value(string front, string key)
    {
        int start = front.IndexOf(key + ": ", StringComparison.Ordinal) + key.Length + 2;
        return front[start..front.IndexOf('\n', start)];
    }
}
