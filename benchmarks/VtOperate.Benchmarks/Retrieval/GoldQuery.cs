namespace VtOperate.Benchmarks.Retrieval;

/// <summary>One line of a gold set: what is asked of which repository's documents, and which of them answer it.</summary>
/// <param name="Number">Its number; an even one is held out.</param>
/// <param name="Kind">How it is put: words, error, shorthand, language, typos, or none where nothing answers it.</param>
/// <param name="Repository">Owner and name.</param>
/// <param name="Text">The query.</param>
/// <param name="Expected">The ids, any of which counts; empty where nothing answers it.</param>
internal sealed record GoldQuery(int Number, string Kind, string Repository, string Text, IReadOnlyList<string> Expected)
{
    internal bool IsHeldOut => Number % 2 == 0;

    internal static IReadOnlyList<GoldQuery> Read(string file)
    {
        var queries = new List<GoldQuery>();
        foreach (string line in File.ReadLines(file))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] cells = line.Split('\t');
            if (cells.Length != 5 || !int.TryParse(cells[0], out int number)) throw new FormatException($"Not a line of a gold set: {line}");
            queries.Add(new GoldQuery(number, cells[1], cells[2], cells[3], cells[4] == "-" ? [] : cells[4].Split(';')));
        }

        return queries;
    }
}
