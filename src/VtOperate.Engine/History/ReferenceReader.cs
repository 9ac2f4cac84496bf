using System.Buffers;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// Reads references from their files and from <c>packed-refs</c> (gitrepository-layout). LibGit2Sharp follows a reference that points at
/// itself until the process dies, and one broken name costs it all others; here what is broken is left out.
/// </summary>
internal sealed class ReferenceReader(string gitFolder, string commonFolder)
{
    private const string SymbolicStart = "ref:";
    private const string PeeledComment = "# pack-refs with:";
    private const int HexLength = 2 * ObjectId.Size;

    // As many as git follows.
    private const int DeepestChain = 5;
    private const int LongestFile = 4096;
    private const int DeepestTag = 16;
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(" ~^:?*[\\\u007f");
    private static readonly string[] s_namespaces = ["refs/heads/", "refs/remotes/", "refs/tags/"];
    private Dictionary<string, ObjectId>? _packed;

    /// <summary>The full name that HEAD points at, also when nothing is there yet; null when it is detached or damaged.</summary>
    internal string? ReadHeadTarget() => Parse(ReadText(Path.Combine(gitFolder, "HEAD")), out _);

    /// <summary>The id at HEAD; null when there is none.</summary>
    internal ObjectId? ReadHead() => Parse(ReadText(Path.Combine(gitFolder, "HEAD")), out ObjectId id) is { } target ? Find(target) : id.IsZero ? null : id;

    /// <summary>The id at a reference, whatever it is called; null when there is none.</summary>
    internal ObjectId? ReadOne(string name) => IsValidName(name) ? Find(name) : null;

    /// <summary>Every branch and tag that leads to a commit, in ordinal order.</summary>
    internal List<GitReference> ReadAll(IObjectReader objects)
    {
        SortedDictionary<string, ObjectId> found = new(StringComparer.Ordinal);
        foreach ((string name, ObjectId id) in Packed) found[name] = id;
        foreach (string start in s_namespaces)
        {
            foreach (string name in ListLoose(start))
            {
                found.Remove(name);
                if (Find(name) is { } id) found[name] = id;
            }
        }

        List<GitReference> references = [];
        foreach ((string name, ObjectId id) in found)
        {
            if (Array.Exists(s_namespaces, start => name.StartsWith(start, StringComparison.Ordinal)) && Peel(objects, id) is { } commit) references.Add(new GitReference(name, commit));
        }

        return references;
    }

    /// <summary>Which objects others stand in for (git-replace), by id.</summary>
    internal Dictionary<ObjectId, ObjectId> ReadReplacements()
    {
        const string Start = "refs/replace/";
        Dictionary<ObjectId, ObjectId> replacements = [];
        foreach (string name in Packed.Keys.Where(name => name.StartsWith(Start, StringComparison.Ordinal)).Concat(ListLoose(Start)))
        {
            if (ObjectId.TryParse(name.AsSpan(Start.Length), out ObjectId id) && Find(name) is { } other) replacements[id] = other;
        }

        return replacements;
    }

    /// <summary>Whether git allows the name (git-check-ref-format): no blank, no control character, none of its special signs.</summary>
    internal static bool IsValidName(string name)
    {
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal)) return false;
        foreach (string part in name.Split('/'))
        {
            if (part.Length == 0 || part[0] == '.' || part[^1] == '.' || part.EndsWith(".lock", StringComparison.Ordinal)) return false;
        }

        return name.AsSpan().IndexOfAny(s_forbidden) < 0 && !name.Any(char.IsControl);
    }

    private Dictionary<string, ObjectId> Packed => _packed ??= ReadPacked();

    private ObjectId? Find(string name)
    {
        for (int depth = 0; depth < DeepestChain && IsValidName(name); depth++)
        {
            string? text = ReadText(Path.Combine(commonFolder, name));
            if (text is null) return Packed.TryGetValue(name, out ObjectId packed) ? packed : null;
            if (Parse(text, out ObjectId id) is not { } target) return id.IsZero ? null : id;
            name = target;
        }

        return null;
    }

    // The name a symbolic reference points at; else null and the id, zero when the text is neither.
    private static string? Parse(string? text, out ObjectId id)
    {
        id = default;
        if (text is null) return null;
        if (text.StartsWith(SymbolicStart, StringComparison.Ordinal))
        {
            string target = text[SymbolicStart.Length..].Trim();
            return target.Length > 0 ? target : null;
        }

        ReadOnlySpan<char> hex = text.AsSpan().TrimEnd();
        _ = ObjectId.TryParse(hex, out id);
        return null;
    }

    private IEnumerable<string> ListLoose(string start)
    {
        string folder = Path.Combine(commonFolder, start);
        string[] files;
        try
        {
            files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (string file in files)
        {
            string name = Path.GetRelativePath(commonFolder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (IsValidName(name)) yield return name;
        }
    }

    private Dictionary<string, ObjectId> ReadPacked()
    {
        Dictionary<string, ObjectId> packed = new(StringComparer.Ordinal);
        string file = Path.Combine(commonFolder, "packed-refs");
        try
        {
            if (!File.Exists(file)) return packed;
            foreach (string line in File.ReadLines(file))
            {
                // "^id" lines peel the tag before them; tags are peeled here anyway.
                if (line.Length <= HexLength + 1 || line[HexLength] != ' ' || line.StartsWith(PeeledComment, StringComparison.Ordinal)) continue;
                string name = line[(HexLength + 1)..].Trim();
                if (ObjectId.TryParse(line.AsSpan(0, HexLength), out ObjectId id) && IsValidName(name)) packed[name] = id;
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnreadable, file, $"'{file}' cannot be read: {bad.Message}", bad);
        }

        return packed;
    }

    private static string? ReadText(string file)
    {
        try
        {
            return File.Exists(file) && new FileInfo(file).Length <= LongestFile ? File.ReadAllText(file) : null;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ObjectId? Peel(IObjectReader objects, ObjectId id)
    {
        try
        {
            for (int depth = 0; depth < DeepestTag; depth++)
            {
                ReadOnlySpan<byte> content = objects.Read(id, out ObjectKind kind).Span;
                if (kind == ObjectKind.Commit) return id;
                ReadOnlySpan<byte> start = "object "u8;
                if (kind != ObjectKind.Tag || content.Length < start.Length + HexLength || !content.StartsWith(start)) return null;
                if (!ObjectId.TryParse(content.Slice(start.Length, HexLength), out id)) return null;
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            return null;
        }

        return null;
    }
}
