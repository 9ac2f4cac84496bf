using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>The keys of one document. Case, hyphens and underscores do not matter, and a sentence is no key.</summary>
internal sealed class LikenessKeys
{
    private const int MostWords = 5;

    private static readonly string[] s_names = ["root_cause", "problem_type", "component", "module"];

    private readonly IReadOnlyList<string>[] _values;

    private LikenessKeys(IReadOnlyList<string>[] values) => _values = values;

    /// <summary>The name of a key as front matter spells it.</summary>
    public static string Name(LikenessKey key) => s_names[(int)key];

    /// <summary>The keys of a solution.</summary>
    public static LikenessKeys Of(Solution solution) => new([Single(solution.RootCause), Single(solution.ProblemType), Several(solution.Component), Several(solution.Module)]);

    /// <summary>The values of a key, folded; empty when the document does not say.</summary>
    public IReadOnlyList<string> Values(LikenessKey key) => _values[(int)key];

    /// <summary>The value of a key on which two documents agree, or null.</summary>
    public string? Shared(LikenessKeys other, LikenessKey key)
    {
        IReadOnlyList<string> own = Values(key), others = other.Values(key);
        for (int i = 0; i < own.Count; i++)
        {
            for (int j = 0; j < others.Count; j++)
            {
                if (own[i] == others[j]) return own[i];
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Single(string? value) => Fold(value) is { } key ? [key] : [];

    private static List<string> Several(string? value)
    {
        var keys = new List<string>();
        foreach (string piece in (value ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Fold(piece) is { } key && !keys.Contains(key)) keys.Add(key);
        }

        // Whoever is asked, two documents agree on the same value.
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    private static string? Fold(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        string key = Slug.Of(value).Replace('-', '_');
        return key.Length == 0 || key.AsSpan().Count('_') >= MostWords ? null : key;
    }
}
