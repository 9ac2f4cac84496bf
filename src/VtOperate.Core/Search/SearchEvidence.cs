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
        foreach (Reason reason in Grouped(terms))
        {
            reasons.Add(reason.Kind switch
            {
                TermKind.File => new Evidence("CitedFile", $"names the file {reason.Name}", reason.Weight, file),
                TermKind.ErrorType => new Evidence("ErrorType", $"names {reason.Name}", reason.Weight, file),
                _ => new Evidence("SharedWords", $"{reason.Name}: {Words(reason.Terms)}", reason.Weight, file),
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

    private static List<Reason> Grouped(IReadOnlyList<TermScore> terms)
    {
        var reasons = new List<Reason>();
        foreach (TermScore term in terms)
        {
            bool isNamed = term.Query.Kind is TermKind.File or TermKind.ErrorType;
            (TermKind kind, string name) = isNamed ? (term.Query.Kind, term.Query.Word) : (TermKind.Word, term.Field);
            Reason? reason = reasons.Find(known => known.Kind == kind && known.Name == name);
            if (reason is null) reasons.Add(reason = new Reason(kind, name, []));
            reason.Terms.Add(term);
            reason.Weight += term.Score;
        }

        return reasons;
    }

    private static string Words(List<TermScore> terms)
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

    private sealed record Reason(TermKind Kind, string Name, List<TermScore> Terms)
    {
        public double Weight { get; set; }
    }
}
