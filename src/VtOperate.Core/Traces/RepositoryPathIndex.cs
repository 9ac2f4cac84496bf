namespace VtOperate.Core.Traces;

/// <summary>The files of a repository by their name, so that a wanted path is compared only with files that are called the same.</summary>
internal sealed class RepositoryPathIndex
{
    private static readonly string[] s_typeEndings = [".cs", ".fs", ".vb"];

    private readonly List<string> _paths = [];
    private readonly List<int> _next = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    internal RepositoryPathIndex(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            string name = path[(path.LastIndexOf('/') + 1)..];
            _next.Add(_byName.GetValueOrDefault(name, -1));
            _byName[name] = _paths.Count;
            _paths.Add(path);
        }
    }

    /// <summary>The file of exactly this path; one that differs in case only, when there is just one.</summary>
    internal string? Exact(string wanted)
    {
        string? similar = null;
        int count = 0;
        for (int i = First(wanted); i >= 0; i = _next[i])
        {
            if (!_paths[i].Equals(wanted, StringComparison.OrdinalIgnoreCase)) continue;
            if (_paths[i] == wanted) return wanted;
            similar = _paths[i];
            count++;
        }

        return count == 1 ? similar : null;
    }

    /// <summary>The file with the longest end in common: equal case and a path that is contained whole decide between equals.</summary>
    internal PathMatch Nearest(string wanted)
    {
        string? best = null;
        (int Common, int Cased, bool Whole) rank = (0, 0, false);
        bool several = false;
        for (int i = First(wanted); i >= 0; i = _next[i])
        {
            string path = _paths[i];
            int common = CommonNames(path, wanted, ignoreCase: true);
            if (common < rank.Common) continue;
            (int, int, bool) here = (common, CommonNames(path, wanted, ignoreCase: false), common == Names(path));
            int order = here.CompareTo(rank);
            if (order < 0) continue;
            several = order == 0;
            best = path;
            rank = here;
        }

        if (best is null || several) return default;
        int names = Names(wanted);
        string? root = names > rank.Common ? wanted.Split('/')[names - rank.Common - 1] : null;
        return new PathMatch(best, rank.Common, names - rank.Common, Names(best) - rank.Common, root);
    }

    /// <summary>Every file that is called like the last name of a path, in ordinal order.</summary>
    internal List<string> Named(string wanted)
    {
        List<string> found = [];
        for (int i = First(wanted); i >= 0; i = _next[i]) found.Add(_paths[i]);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The source file called like a type, with the number of namespace parts that its folders share with it.</summary>
    internal (string? Path, int Common) NearestType(ReadOnlySpan<string> typeName)
    {
        string? best = null;
        int most = -1;
        bool several = false;
        foreach (string ending in s_typeEndings)
        {
            string file = typeName[^1] + ending;
            if (!_byName.TryGetValue(file, out int i)) continue;
            for (; i >= 0; i = _next[i])
            {
                string[] folders = _paths[i].Split('/', '.');
                int common = 0;
                int last = folders.Length - 3, space = typeName.Length - 2;
                while (last >= 0 && space >= 0 && folders[last].Equals(typeName[space], StringComparison.OrdinalIgnoreCase)) { last--; space--; common++; }
                if (common < most) continue;
                several = common == most;
                most = common;
                best = _paths[i];
            }
        }

        return several ? (null, 0) : (best, most);
    }

    private int First(string wanted) => _byName.GetValueOrDefault(wanted[(wanted.LastIndexOf('/') + 1)..], -1);

    private static int Names(ReadOnlySpan<char> path) => path.Count('/') + 1;

    private static int CommonNames(string left, string right, bool ignoreCase)
    {
        int common = 0, l = left.Length - 1, r = right.Length - 1;
        while (true)
        {
            bool leftEnds = l < 0 || left[l] == '/', rightEnds = r < 0 || right[r] == '/';
            if (leftEnds && rightEnds)
            {
                common++;
                if (l < 0 || r < 0) return common;
            }
            else if (leftEnds || rightEnds || !(left[l] == right[r] || (ignoreCase && char.ToUpperInvariant(left[l]) == char.ToUpperInvariant(right[r]))))
            {
                return common;
            }

            l--;
            r--;
        }
    }
}
