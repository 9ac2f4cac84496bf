namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Finds clones in a folder: <c>owner+name</c>, <c>owner/name</c> or <c>name</c>, each with a work tree, bare, or with the git folder in <c>repo</c>.</summary>
internal static class Clones
{
    internal static string Find(string folder, string repository)
    {
        string name = repository[(repository.IndexOf('/') + 1)..];
        foreach (string candidate in (string[])[repository.Replace('/', '+'), repository, name])
        {
            string path = Path.Combine(folder, candidate);
            if (Directory.Exists(Path.Combine(path, "repo"))) return Path.Combine(path, "repo");
            if (Directory.Exists(path)) return path;
        }

        return Path.Combine(folder, repository);
    }
}
