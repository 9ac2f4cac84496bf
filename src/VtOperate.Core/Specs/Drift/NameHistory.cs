using System.Text;
using VtOperate.Core.Code;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Finds the commits that took names out of the code: one walk through history for all of them. What stands in specifications and prose does not count.</summary>
/// <param name="history">The history.</param>
internal sealed class NameHistory(DriftHistory history)
{
    private const int MostCommits = 30_000;
    private const int MostBytes = 1 << 20;

    private readonly Dictionary<ObjectId, bool[]> _held = [];

    /// <summary>The newest commit that took each name out of a file, for those that any did.</summary>
    /// <param name="names">The names, each with the spellings that count; no spelling is at head.</param>
    /// <param name="specifications">The folders of specifications, relative to the repository.</param>
    /// <param name="stop">Stops the walk.</param>
    public IReadOnlyDictionary<string, (CommitNode Commit, string Path)> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> names, IReadOnlyList<string> specifications, CancellationToken stop)
    {
        var found = new Dictionary<string, (CommitNode, string)>(StringComparer.Ordinal);
        if (names.Count == 0) return found;
        string[] keys = [.. names.Keys.Order(StringComparer.Ordinal)];
        byte[][][] spellings = [.. keys.Select(key => names[key].Select(Encoding.UTF8.GetBytes).ToArray())];
        int seen = 0;
        foreach (CommitNode commit in CommitWalk.Read(history.Reader, history.Head.Id, stop))
        {
            if (++seen > MostCommits || found.Count == keys.Length) break;
            if (commit.Parents.Count != 1) continue;
            foreach (FileChange change in history.Reader.ReadChanges(commit, stop))
            {
                if (change.IsAdded || !IsCode(change.Path, specifications)) continue;
                bool[] before = Holds(change.Before, spellings);
                if (!before.Contains(true)) continue;
                bool[]? after = change.IsDeleted ? null : Holds(change.After, spellings);
                for (int i = 0; i < keys.Length; i++)
                {
                    if (before[i] && after?[i] != true) found.TryAdd(keys[i], (commit, change.Path));
                }
            }
        }

        return found;
    }

    private bool[] Holds(in ObjectId blob, byte[][][] spellings)
    {
        if (_held.TryGetValue(blob, out bool[]? known)) return known;
        ReadOnlySpan<byte> text = history.Reader.PeekBlob(blob);
        var held = new bool[spellings.Length];
        if (text.Length <= MostBytes)
        {
            for (int i = 0; i < spellings.Length; i++)
            {
                foreach (byte[] spelling in spellings[i]) held[i] |= text.IndexOf(spelling) >= 0;
            }
        }

        _held.Add(blob, held);
        return held;
    }

    private static bool IsCode(string path, IReadOnlyList<string> specifications) =>
        CodeLanguage.OfFile(path) is not (CodeFamily.Text or CodeFamily.Unknown) && !specifications.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)) && !path.StartsWith(".specify/", StringComparison.Ordinal) && !path.StartsWith(".vtoperate/", StringComparison.Ordinal);

    /// <summary>How a name may be spelt in code: as it stands, with underscores, with hyphens, in camel and in Pascal case.</summary>
    public static IReadOnlyList<string> Spellings(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int at = 1; at <= name.Length; at++)
        {
            bool isCut = at == name.Length || name[at] is '_' or '-' || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));
            if (!isCut) continue;
            string word = name[start..at].Trim('_', '-');
            if (word.Length > 0) words.Add(word.ToLowerInvariant());
            start = at;
        }

        if (words.Count < 2) return [name];
        string pascal = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return [.. new HashSet<string>([name, string.Join('_', words), string.Join('-', words), pascal, char.ToLowerInvariant(pascal[0]) + pascal[1..], string.Join('_', words).ToUpperInvariant()], StringComparer.Ordinal)];
    }
}
