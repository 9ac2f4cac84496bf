using System.Text;

namespace VtOperate.Core.Search;

/// <summary>Turns scores into reasons a person reads.</summary>
public static class SearchEvidence
{
    private const int MostWords = 8;

    /// <summary>
    /// What the document has word for word comes first; then one reason for each file, each error type and each field, highest first (<c>title: redis, timeout</c>); then how well it fits as a whole.
    /// The weights add up to the score.
    /// </summary>
    /// <param name="terms">What the hit scored.</param>
    /// <param name="file">The document's file, relative to its repository, or null.</param>
    /// <param name="parts">What was added to the words' scores.</param>
    public static IReadOnlyList<Evidence> Of(IReadOnlyList<TermScore> terms, string? file, IReadOnlyList<ScorePart>? parts = null)
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
        var literal = new List<Evidence>();
        foreach (ScorePart part in parts ?? [])
        {
            var reason = new Evidence(part.Kind, part.Text, part.Score, file);
            (part.IsLiteral ? literal : reasons).Add(reason);
        }

        // A list, because PowerShell cannot take one element out of what the compiler makes of a collection expression.
        literal.AddRange(reasons);
        return literal;
    }

    private static (TermKind Kind, string Name) Key(TermScore term) =>
        term.Query.Kind is TermKind.File or TermKind.ErrorType ? (term.Query.Kind, term.Query.Word) : (TermKind.Word, term.Field);

    private static string Words(IEnumerable<TermScore> terms)
    {
        var text = new StringBuilder();
        var named = new List<QueryTerm>();
        int count = 0;
        foreach (TermScore term in terms)
        {
            // The pieces of a name that is named already say nothing new.
            if (term.Query.Kind == TermKind.Part && named.Exists(whole => whole.Start <= term.Query.Start && term.Query.Start + term.Query.Length <= whole.Start + whole.Length)) continue;
            named.Add(term.Query);
            if (++count > MostWords) continue;
            text.Append(count > 1 ? ", " : "").Append(term.Query.Shown);
        }

        return count > MostWords ? text.Append(System.Globalization.CultureInfo.InvariantCulture, $" and {count - MostWords} more").ToString() : text.ToString();
    }
}
