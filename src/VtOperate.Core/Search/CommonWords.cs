namespace VtOperate.Core.Search;

/// <summary>Words that nearly every report and every solution has. They rank, but alone they prove nothing.</summary>
internal static class CommonWords
{
    private const string Words =
        "about add after again all also always app application back because before bug build call change check code command correct create data day default " +
        "different doc document error exception expect expected fail failed failing failure feature file fix found function get give good happen help issue item " +
        "job line list log look make mean message method miss missing need new next now number object old one open output page part pass problem process production put read " +
        "report repository request result return right run same see server service set should show start state step still stop support system test text throw time " +
        "try two type unexpected update use user value version way want warning well without work write wrong yet";

    private static readonly TermTable s_table = MakeTable();

    /// <summary>Whether a term, stemmed, is one of them.</summary>
    public static bool Contains(string term) => s_table.Find(term) >= 0;

    private static TermTable MakeTable()
    {
        var table = new TermTable(256);
        foreach (string term in Tokenizer.Terms(Words)) table.GetOrAdd(term);
        return table;
    }
}
