namespace VtOperate.Core.Solutions;

/// <summary>
/// How much it proves that two documents agree on a key, in nats: little for a value that most of a knowledge base has, little for one that says nothing
/// anywhere, such as <c>logic_error</c>. A small base says little about rarity, so the shares of public knowledge bases (170 documents of five
/// repositories) count as so many documents more.
/// </summary>
internal sealed class KeyRarity
{
    private const double PriorDocuments = 20;
    private const double PriorForPairs = 60;
    private const double OtherShare = 0.03;
    private const int MostInPair = 8;
    private const double ShareOfLargePair = 0.6;

    private static readonly Dictionary<string, double>[] s_shares =
    [
        new(StringComparer.Ordinal) { ["logic_error"] = 0.30, ["config_error"] = 0.13, ["missing_workflow_step"] = 0.09, ["wrong_api"] = 0.06, ["inadequate_documentation"] = 0.05 },
        new(StringComparer.Ordinal)
        {
            ["design_pattern"] = 0.14, ["convention"] = 0.09, ["architecture_pattern"] = 0.08, ["integration_issue"] = 0.08, ["best_practice"] = 0.07,
            ["logic_error"] = 0.06, ["runtime_error"] = 0.05, ["workflow_issue"] = 0.05, ["performance_issue"] = 0.05,
        },
        new(StringComparer.Ordinal) { ["tooling"] = 0.28, ["development_workflow"] = 0.10, ["testing_framework"] = 0.06, ["service_object"] = 0.05 },
        new(StringComparer.Ordinal),
    ];

    private readonly Dictionary<(LikenessKey Key, string Value), int> _counts = [];
    private readonly Dictionary<(string Cause, LikenessKey Key, string Value), List<int>> _pairs = [];
    private int _documents;

    /// <summary>Counts the keys of one document.</summary>
    public void Add(int document, LikenessKeys keys)
    {
        _documents++;
        foreach (LikenessKey key in Enum.GetValues<LikenessKey>())
        {
            foreach (string value in keys.Values(key)) _counts[(key, value)] = _counts.GetValueOrDefault((key, value)) + 1;
        }

        foreach ((string Cause, LikenessKey Key, string Value) pair in Pairs(keys))
        {
            if (!_pairs.TryGetValue(pair, out List<int>? with)) _pairs[pair] = with = [];
            with.Add(document);
        }
    }

    /// <summary>What agreement on this value alone proves.</summary>
    public double Of(LikenessKey key, string value)
    {
        double share = s_shares[(int)key].GetValueOrDefault(value, OtherShare);
        return Math.Log((_documents + PriorDocuments) / (_counts.GetValueOrDefault((key, value)) + (PriorDocuments * share)));
    }

    /// <summary>
    /// What agreement on a cause and another key proves together: never more than the documents that have both allow, and never enough alone where they are
    /// many: what dozens share is a field of work, not a mistake.
    /// </summary>
    /// <param name="cause">The cause.</param>
    /// <param name="key">The other key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="enough">What makes two documents alike by keys alone.</param>
    public double OfPair(string cause, LikenessKey key, string value, double enough)
    {
        int both = _pairs.TryGetValue((cause, key, value), out List<int>? with) ? with.Count : 0;
        double proof = Math.Min(Of(LikenessKey.Cause, cause) + Of(key, value), Math.Log((_documents + PriorForPairs) / Math.Max(1, both)));
        return both <= MostInPair ? proof : Math.Min(proof, enough * ShareOfLargePair);
    }

    /// <summary>The documents that agree with these keys on a cause and one key more, where that proves at least so much.</summary>
    public IEnumerable<int> Candidates(LikenessKeys keys, double enough)
    {
        foreach ((string Cause, LikenessKey Key, string Value) pair in Pairs(keys))
        {
            if (!_pairs.TryGetValue(pair, out List<int>? with) || OfPair(pair.Cause, pair.Key, pair.Value, enough) < enough) continue;
            foreach (int document in with) yield return document;
        }
    }

    // The same word as cause and as type is one statement, not two.
    private static IEnumerable<(string Cause, LikenessKey Key, string Value)> Pairs(LikenessKeys keys)
    {
        foreach (string cause in keys.Values(LikenessKey.Cause))
        {
            for (LikenessKey key = LikenessKey.Type; key <= LikenessKey.Module; key++)
            {
                foreach (string value in keys.Values(key))
                {
                    if (value != cause) yield return (cause, key, value);
                }
            }
        }
    }
}
