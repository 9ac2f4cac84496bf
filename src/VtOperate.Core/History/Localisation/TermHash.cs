namespace VtOperate.Core.History.Localisation;

/// <summary>The number that stands for a word: FNV-1a (draft-eastlake-fnv) over its characters, stirred once more. Two words that share one are rare and cost a little accuracy, nothing else.</summary>
internal static class TermHash
{
    /// <summary>The number of a word.</summary>
    public static uint Of(ReadOnlySpan<char> term)
    {
        uint hash = 2166136261;
        foreach (char sign in term) hash = (hash ^ sign) * 16777619;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
