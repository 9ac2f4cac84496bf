using System.Globalization;
using System.Text;

namespace VtOperate.Core.Search;

/// <summary>Turns scores into reasons a person reads.</summary>
public static class SearchEvidence
{
    private const int MostWords = 8;

    /// <summary>One reason for each file, each error type and each field, highest first: <c>title: redis 2.31, timeout 1.20</c>.</summary>
    /// <param name="terms">What the hit scored.</param>
    /// <param name="file">The document's file, relative to its repository, or null.</param>
    public static IReadOnlyList<Evidence> Of(IReadOnlyList<TermScore> terms, string? file)
    {
        var reasons = new List<Evidence>();
        foreach (IGrouping<(TermKind Kind, string Name), TermScore> group in terms.GroupBy(Key))
        {
            double weight = group.Sum(term => term.Score);
            reasons.Add(group.Key.Kind switch
            {
                TermKind.File => new Evidence("CitedFile", $"names the file {group.Key.Name}", weight, file),
                TermKind.ErrorType => new Evidence("ErrorType", $"names {group.Key.Name}", weight, file),
                _ => new Evidence("SharedWords", $"{group.Key.Name}: {Words(group)}", weight, file),
            });
        }

        reasons.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Text, b.Text));
        return reasons;
    }

    private static (TermKind Kind, string Name) Key(TermScore term) =>
        term.Query.Kind is TermKind.File or TermKind.ErrorType ? (term.Query.Kind, term.Query.Word) : (TermKind.Word, term.Field);

    private static string Words(IEnumerable<TermScore> terms)
    {
        var text = new StringBuilder();
        int count = 0;
        foreach (TermScore term in terms)
        {
            if (++count > MostWords) continue;
            text.Append(count > 1 ? ", " : "").Append(term.Query.Word).Append(' ').Append(term.Score.ToString("0.00", CultureInfo.InvariantCulture));
        }

        return count > MostWords ? text.Append(CultureInfo.InvariantCulture, $" and {count - MostWords} more").ToString() : text.ToString();
    }
}
