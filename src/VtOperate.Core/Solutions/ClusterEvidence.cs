using System.Globalization;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Says why the documents of a group belong together.</summary>
internal static class ClusterEvidence
{
    private const int MostWords = 10;
    private const int MostFiles = 5;
    private const int MostCompared = 24;
    private const int LongestEnding = 5;

    /// <summary>The keys on which more than half of the documents agree, the most telling first.</summary>
    public static List<(LikenessKey Key, string Value, int Documents, double Proof)> Keys(LikenessIndex index, IReadOnlyList<int> members)
    {
        var keys = new List<(LikenessKey Key, string Value, int Documents, double Proof)>();
        foreach (LikenessKey key in Enum.GetValues<LikenessKey>())
        {
            var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (int member in members)
            {
                foreach (string value in index.Keys(member).Values(key)) counts[value] = counts.GetValueOrDefault(value) + 1;
            }

            foreach ((string value, int count) in counts)
            {
                if (count >= 2 && count * 2 > members.Count) keys.Add((key, value, count, index.KeyProof(key, value)));
            }
        }

        keys.Sort((a, b) => a.Proof != b.Proof ? b.Proof.CompareTo(a.Proof) : a.Key.CompareTo(b.Key));
        return keys;
    }

    /// <summary>The reasons: keys, words and files, then each document with its likeness to the first, then how alike they are in pairs.</summary>
    /// <param name="index">Says how alike they are.</param>
    /// <param name="members">The documents of the group.</param>
    /// <param name="documents">The same, read.</param>
    /// <param name="named">How many of them, from the first, the critical pattern names.</param>
    /// <param name="words">The terms they share.</param>
    /// <param name="repository">The repository's folder, absolute.</param>
    public static IEnumerable<Evidence> Of(LikenessIndex index, IReadOnlyList<int> members, IReadOnlyList<SolutionDocument> documents, int named, IReadOnlyList<string> words, string repository)
    {
        if (members.Count > 1)
        {
            foreach ((LikenessKey key, string value, int count, double proof) in Keys(index, members))
                yield return new Evidence("SharedKey", $"{LikenessKeys.Name(key)} is {value} in {count} of {members.Count}", Math.Round(proof, 2));
            SolutionDocument core = documents[0];
            List<string> spelled = ClusterWords.Spelled(core, words), files = [.. spelled.Where(IsFile).Take(MostFiles)];
            string shared = string.Join(", ", spelled.Where(word => !IsFile(word)).Take(MostWords));
            if (shared.Length > 0) yield return new Evidence("SharedWords", $"words in most of them: {shared}");
            if (files.Count > 0) yield return new Evidence("SharedFiles", $"files in most of them: {string.Join(", ", files)}");
        }

        for (int i = 1; i < members.Count; i++)
        {
            Solution member = documents[i].Solution;
            double strength = index.Strength(members[0], members[i]), text = index.TextLikeness(members[0], members[i]);
            string place = i < named ? "" : ", not named by the pattern yet";
            yield return new Evidence("Alike", $"{member.Id}: {Number(strength)} to the first, words {Number(text)}{place}", Math.Round(strength, 2), RepositoryPath.Relative(member.File, repository));
        }

        if (members.Count > 2) yield return Pairs(index, members);
    }

    private static Evidence Pairs(LikenessIndex index, IReadOnlyList<int> members)
    {
        int compared = Math.Min(members.Count, MostCompared), pairs = 0;
        double least = double.MaxValue, most = 0, sum = 0;
        for (int i = 0; i < compared; i++)
        {
            for (int j = i + 1; j < compared; j++, pairs++)
            {
                double strength = index.Strength(members[i], members[j]);
                (least, most, sum) = (Math.Min(least, strength), Math.Max(most, strength), sum + strength);
            }
        }

        return new Evidence("Pairs", $"in pairs {Number(least)} to {Number(most)}, {Number(sum / pairs)} on average; from 1 on two documents are alike", Math.Round(sum / pairs, 2));
    }

    // A name with an ending in lower case: src/cart.cs, and not CI/CD, 502/503 or outputs.Out.
    private static bool IsFile(string word)
    {
        int dot = word.LastIndexOf('.');
        if (dot <= 0 || word.Length - dot - 1 is 0 or > LongestEnding) return false;
        foreach (char sign in word.AsSpan(dot + 1))
        {
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign)) return false;
        }

        return char.IsAsciiLetterLower(word[dot + 1]);
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
