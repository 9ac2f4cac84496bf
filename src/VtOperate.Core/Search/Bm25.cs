namespace VtOperate.Core.Search;

/// <summary>
/// The scoring of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004): a term's counts are normalised
/// and weighted a field, then summed, and only the sum is damped.
/// </summary>
public static class Bm25
{
    /// <summary>How fast further occurrences of a word stop counting.</summary>
    public const double Damping = 1.2;

    /// <summary>How rare a term is: the inverse document frequency, always above 0.</summary>
    /// <param name="documents">All documents.</param>
    /// <param name="documentsWithTerm">Those that hold the term.</param>
    public static double Rarity(int documents, int documentsWithTerm) =>
        Math.Log(1 + (documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));

    /// <summary>The weighted count of a term in one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="count">How often the term stands there.</param>
    /// <param name="length">The field's length in terms.</param>
    /// <param name="averageLength">The average over the documents that have the field; above 0.</param>
    public static double FieldCount(SearchField field, int count, int length, double averageLength) =>
        field.Weight * count / (1 - field.LengthEffect + field.LengthEffect * length / averageLength);

    /// <summary>The score of a term from its rarity and the sum of its weighted counts.</summary>
    /// <param name="rarity">The rarity, to whatever power.</param>
    /// <param name="weightedCount">The sum of its weighted counts.</param>
    /// <param name="damping">How fast further occurrences stop counting.</param>
    public static double Score(double rarity, double weightedCount, double damping = Damping) => rarity * weightedCount / (damping + weightedCount);
}
