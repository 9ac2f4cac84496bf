namespace VtOperate.Core.Search;

/// <summary>
/// Decides whether a hit is worth showing to somebody who did not ask for these words but described a failure. A ranking always has a first; where nothing
/// fits, the answer is that nothing fits. The limits were set on public knowledge bases with related and unrelated reports.
/// </summary>
internal static class Relevance
{
    private const double EnoughProof = 2.0;
    private const double StrongProof = 4.0;
    private const double EnoughCoverage = 0.25;

    // Of a handful of documents one too many is soon read; one too few is a lesson lost.
    private const double EnoughProofOfFew = 1.2;
    private const double EnoughOfFew = 0.15;
    private const double FrequentShare = 0.25;
    private const int FewDocuments = 20;
    private const int ShortestCode = 4;
    private const double ShareOfVariant = 0.5;
    private const double LiteralProof = 2;
    private const double ProofOfOther = 0.3;

    /// <summary>Whether the hit shares enough with the query that means something.</summary>
    /// <param name="terms">What the hit scored.</param>
    /// <param name="query">The query.</param>
    /// <param name="rarity">The rarity of a term in the index.</param>
    /// <param name="documents">How many documents the index holds.</param>
    /// <param name="isStrongField">Whether a field says what its document is about.</param>
    public static bool IsEnough(IReadOnlyList<TermScore> terms, SearchQuery query, Func<string, double> rarity, int documents, Predicate<string> isStrongField) =>
        IsEnough(terms, [], query, rarity, documents, isStrongField);

    /// <summary>As above, for hits that were ranked again.</summary>
    /// <param name="terms">What the hit scored.</param>
    /// <param name="parts">What was added to that; what it has of the query word for word is proof.</param>
    /// <param name="query">The query as it was asked.</param>
    /// <param name="rarity">The rarity of a term in the index.</param>
    /// <param name="documents">How many documents the index holds.</param>
    /// <param name="isStrongField">Whether a field says what its document is about.</param>
    public static bool IsEnough(IReadOnlyList<TermScore> terms, IReadOnlyList<ScorePart> parts, SearchQuery query, Func<string, double> rarity, int documents, Predicate<string> isStrongField)
    {
        var best = new Dictionary<string, (double Proof, double Rarity, QueryTerm Term)>(StringComparer.Ordinal);
        foreach (TermScore score in terms)
        {
            // A word that stands for another proves that one, and less; another name of the same error proves as much.
            bool isOther = score.Query.Instead is not null && score.Query.Kind != TermKind.ErrorType;
            double proof = Proof(score, documents, isStrongField(score.Field)) * (isOther ? ShareOfVariant : 1);
            string word = score.Query.Instead ?? score.Query.Term;
            if (!best.TryGetValue(word, out (double Proof, double Rarity, QueryTerm Term) known) || known.Proof < proof) best[word] = (proof, score.Rarity * (score.Query.Instead is null ? 1 : ShareOfVariant), score.Query);
        }

        // Where three documents tell of the same failure its words are in all of them, and rarity would count them for nothing.
        bool isSmall = documents < FewDocuments, isSameError = false;
        double total = 0, matched = 0;
        foreach (ScorePart part in parts)
        {
            if (part.IsLiteral && part.Kind != "ExactName") total += LiteralProof * part.Share;
        }

        foreach ((double proof, double weight, QueryTerm term) in best.Values)
        {
            total += proof;
            if (Carries(term)) matched += isSmall ? 1 : weight;
            isSameError |= term.Kind == TermKind.ErrorType && term.Instead is not null;
        }

        double asked = 0;
        foreach (QueryTerm term in query.Terms)
        {
            if (!Carries(term)) continue;
            double weight = isSmall ? 1 : rarity(term.Term);
            asked += weight;
            if (best.ContainsKey(term.Term) || !HasOther(term, terms)) continue;
            total += ProofOfOther;
            matched += weight * ShareOfVariant;
        }

        if (total < (isSmall ? EnoughProofOfFew : EnoughProof)) return false;
        return total >= StrongProof || (isSameError && isSmall) || matched >= asked * (isSmall ? EnoughOfFew : EnoughCoverage);
    }

    // What was found in place of one word may stand for another, too: a certificate for both "SSL" and "cert".
    private static bool HasOther(QueryTerm term, IReadOnlyList<TermScore> terms)
    {
        foreach (string other in OperationsVocabulary.Of(term.Term))
        {
            string one = Tokenizer.Terms(other)[0];
            foreach (TermScore score in terms)
            {
                if (score.Query.Term == one) return true;
            }
        }

        return false;
    }

    private static double Proof(TermScore score, int documents, bool isStrongField)
    {
        QueryTerm term = score.Query;
        double proof = term.Kind switch
        {
            TermKind.File => term.Term.Contains('/', StringComparison.Ordinal) ? 2 : 1,
            TermKind.ErrorType => 1,
            TermKind.Compound or TermKind.Identifier => term.Term.Length > ShortestCode ? 1.5 : 0.5,
            TermKind.Number => term.Term.Length >= ShortestCode ? 0.5 : 0,
            TermKind.Part => CommonWords.Contains(term.Term) ? 0 : 0.25,
            _ => CommonWords.Contains(term.Term) ? 0.1 : 0.6,
        };
        if (isStrongField) proof *= 1.5;
        bool isFrequent = documents >= FewDocuments && score.Rarity < Bm25.Rarity(documents, (int)(documents * FrequentShare));
        return isFrequent ? proof * 0.4 : proof;
    }

    private static bool Carries(QueryTerm term) => term.Kind is not (TermKind.Part or TermKind.Number) && !CommonWords.Contains(term.Term);
}
