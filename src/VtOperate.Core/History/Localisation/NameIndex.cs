namespace VtOperate.Core.History.Localisation;

/// <summary>The files of a version by their names.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byJoined = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<VersionFile> _files;

    public NameIndex(IReadOnlyList<VersionFile> files)
    {
        _files = files;
        for (int i = 0; i < files.Count; i++)
        {
            string name = NameOf(files[i]);
            Add(_byStem, name, i);
            Add(_byJoined, NamedThing.Joined(name), i);
        }
    }

    /// <summary>The files that a thing names, each with how surely: 1 for a name that can be nothing else.</summary>
    public IEnumerable<(int File, double Sureness)> Find(NamedThing thing)
    {
        bool isExact = _byStem.TryGetValue(thing.Text, out List<int>? files);
        if (!isExact && (!thing.IsCompound || !_byJoined.TryGetValue(NamedThing.Joined(thing.Text), out files))) yield break;
        int most = 0;
        foreach (int file in files!) most = Math.Max(most, Agreement(thing, file));
        foreach (int file in files)
        {
            // Of several files with one name the one whose folders are named, too.
            double sureness = Sureness(thing, isExact, file);
            yield return (file, Agreement(thing, file) == most ? sureness : sureness / 2);
        }
    }

    /// <summary>The files that are called like this and are no tests.</summary>
    public IEnumerable<int> FindSubjects(string name)
    {
        if (!_byStem.TryGetValue(name, out List<int>? files) && !_byJoined.TryGetValue(NamedThing.Joined(name), out files)) yield break;
        foreach (int file in files)
        {
            if (!_files[file].IsTest && TestFiles.IsCode(_files[file].Family)) yield return file;
        }
    }

    /// <summary>How many files that are no tests share the name of a file.</summary>
    public int Sharing(int file) => Math.Max(1, _byStem[NameOf(_files[file])].Count(other => !_files[other].IsTest));

    /// <summary>What a file is called: its name without the ending, or the folder's name for a file that is called as the language asks.</summary>
    public static string NameOf(VersionFile file)
    {
        if (file.Stem is not ("index" or "mod" or "__init__" or "__main__" or "package-info")) return file.Stem;
        string[] names = file.Path.Split('/');
        return names.Length > 1 ? names[^2] : file.Stem;
    }

    private static double Sureness(NamedThing thing, bool isExact, int _) =>
        !isExact ? 0.8 :
        thing.IsCompound || thing.Ending.Length > 0 ? 1 :
        char.IsUpper(thing.Text[0]) ? (thing.IsCode ? 0.95 : 0.7) :
        thing.IsCode ? 0.4 : 0.1;

    private int Agreement(NamedThing thing, int file)
    {
        string path = _files[file].Path;
        int agreement = thing.Ending.Length > 0 && path.EndsWith("." + thing.Ending, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        string[] folders = path.Split('/');
        for (int i = thing.Before.Length - 1, at = folders.Length - 2; i >= 0 && at >= 0 && string.Equals(thing.Before[i], folders[at], StringComparison.OrdinalIgnoreCase); i--, at--) agreement += 2;
        return agreement;
    }

    private static void Add(Dictionary<string, List<int>> index, string name, int file)
    {
        if (!index.TryGetValue(name, out List<int>? files)) index.Add(name, files = []);
        files.Add(file);
    }
}
