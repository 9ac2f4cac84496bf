using LibGit2Sharp;

namespace VtOperate.Engine.History;

/// <summary>What a checkout by git would have done more than ours: fetch submodules by itself no, but run filters such as those of git LFS.</summary>
internal static class CheckoutNotes
{
    private const string Filter = "filter=";
    private const int MostNames = 3;

    /// <summary>One sentence each.</summary>
    internal static IReadOnlyList<string> Read(Repository repository, string folder)
    {
        List<string> notes = [];
        string[] submodules = [.. repository.Index.Where(entry => entry.Mode == Mode.GitLink).Select(entry => entry.Path)];
        if (submodules.Length > 0)
            notes.Add($"Submodules stay empty: {string.Join(", ", submodules.Take(MostNames))}{(submodules.Length > MostNames ? $" and {submodules.Length - MostNames} more" : "")}.");
        foreach (string name in Filters(Path.Combine(folder, ".gitattributes")))
            notes.Add(name == "lfs" ? "Files of git LFS stay pointers: their content is not fetched." : $"The filter '{name}' is not run: its files are as git keeps them.");
        return notes;
    }

    private static SortedSet<string> Filters(string attributes)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        if (!File.Exists(attributes)) return names;
        foreach (string line in File.ReadLines(attributes))
        {
            if (line.StartsWith('#')) continue;
            foreach (string word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.StartsWith(Filter, StringComparison.Ordinal) && word.Length > Filter.Length) names.Add(word[Filter.Length..]);
            }
        }

        return names;
    }
}
