using System.Globalization;
using System.Text;

namespace VtOperate.Benchmarks.Search;

/// <summary>Documents that are made up but shaped as real ones: front matter, headings, code, 2 to 3 KB, words as frequent as in a natural language (Zipf). The same each time.</summary>
internal sealed class SearchCorpus
{
    private const int Vocabulary = 40_000;
    private const int Queries = 40;
    private static readonly string[] s_syllables = ["ka", "ro", "ti", "men", "lo", "sta", "per", "vi", "den", "so", "ra", "qui", "nel", "tu", "mor", "pha", "gri", "zel", "bo", "dar", "sin", "cu"];
    private static readonly string[] s_categories = ["runtime-errors", "performance-issues", "database-issues", "build-errors", "test-failures", "security-issues", "ui-bugs", "integration-issues", "logic-errors", "best-practices"];

    private readonly string[] _words;
    private readonly double[] _upTo;
    private readonly Random _random = new(20_261_122);

    private SearchCorpus()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < Vocabulary) words.Add(string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => s_syllables[_random.Next(s_syllables.Length)])));
        _words = [.. words];
        _upTo = new double[Vocabulary];
        double sum = 0;
        for (int rank = 0; rank < Vocabulary; rank++) _upTo[rank] = sum += 1 / (rank + 2.7);
        for (int rank = 0; rank < Vocabulary; rank++) _upTo[rank] /= sum;
    }

    /// <summary>Writes the documents below <c>docs/solutions</c> of a folder that is made a repository by an empty <c>.git</c>, and returns the queries: two to six words, common and rare.</summary>
    internal static string[] Write(string folder, int documents)
    {
        var corpus = new SearchCorpus();
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        string root = Path.Combine(folder, "docs", "solutions");
        foreach (string category in s_categories) Directory.CreateDirectory(Path.Combine(root, category));
        for (int i = 0; i < documents; i++)
        {
            string category = s_categories[i % s_categories.Length];
            string name = string.Create(CultureInfo.InvariantCulture, $"{corpus.Word()}-{corpus.Word()}-{i:000000}.md");
            File.WriteAllText(Path.Combine(root, category, name), corpus.Document(category, i));
        }

        return [.. Enumerable.Range(0, Queries).Select(_ => corpus.Words(corpus._random.Next(2, 7)))];
    }

    private string Document(string category, int number)
    {
        var text = new StringBuilder(3_000);
        text.Append("---\ntitle: ").Append(Words(7)).Append("\nmodule: ").Append(Word()).Append(CultureInfo.InvariantCulture, $"\ndate: 2026-{1 + number % 12:00}-{1 + number % 28:00}\n");
        text.Append("problem_type: ").Append(category.Replace('-', '_').TrimEnd('s')).Append("\ncomponent: ").Append(Word()).Append("\nsymptoms:\n  - \"").Append(Words(9)).Append("\"\n  - \"").Append(Words(7));
        text.Append("\"\nroot_cause: ").Append(Word()).Append('_').Append(Word()).Append("\nresolution_type: code_fix\nseverity: ").Append(((string[])["critical", "high", "medium", "low"])[number % 4]);
        text.Append("\ntags: [").Append(Word()).Append(", ").Append(Word()).Append(", ").Append(Word()).Append("]\n---\n\n# ").Append(Words(7)).Append("\n\n");
        foreach (string heading in (string[])["Problem", "Symptoms", "What Didn't Work", "Solution", "Why This Works", "Prevention"])
        {
            text.Append("## ").Append(heading).Append("\n\n");
            for (int sentence = _random.Next(2, 6); sentence > 0; sentence--) text.Append(char.ToUpperInvariant(Word()[0])).Append(Words(_random.Next(7, 17))).Append(". ");
            if (heading == "Solution") text.Append("\n\n```csharp\nvar ").Append(Word()).Append(" = ").Append(Name()).Append('(').Append(Word()).Append("); // ").Append(Words(5)).Append("\n```\n");
            if (heading == "Problem") text.Append("`src/").Append(Word()).Append('/').Append(Name()).Append(".cs` throws `").Append(Name()).Append("Exception`.");
            text.Append("\n\n");
        }

        return text.ToString();
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

    private string Word()
    {
        int at = Array.BinarySearch(_upTo, _random.NextDouble());
        return _words[Math.Min(at < 0 ? ~at : at, Vocabulary - 1)];
    }

    private string Name() => string.Concat(Enumerable.Range(0, 2).Select(_ => Word()).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
