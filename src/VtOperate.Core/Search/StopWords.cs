namespace VtOperate.Core.Search;

/// <summary>Words that carry no meaning for a search. They are few, because rarity weighs the rest.</summary>
public static class StopWords
{
    private const string Words =
        "a an and any are as at be been but by can cannot cant could did do does doesnt dont for from had has have how i if in into is isnt it its itself just " +
        "me my no nor not of on only or our out own so some such than that the their them then there these they this those to too up us very was we were what when " +
        "where which while who why will with would you your";

    private const int Longest = 6;
    private static readonly TermTable s_table = MakeTable();

    /// <summary>Whether the word, in lower case and without apostrophes, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word.Length <= Longest && s_table.Find(word) >= 0;

    private static TermTable MakeTable()
    {
        string[] words = Words.Split(' ');
        var table = new TermTable(words.Length);
        foreach (string word in words) table.GetOrAdd(word);
        return table;
    }
}
