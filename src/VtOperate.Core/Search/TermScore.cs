namespace VtOperate.Core.Search;

/// <summary>What one word of a query scored in one field of a document.</summary>
/// <param name="Query">The word.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Score">What it added to the document's score.</param>
/// <param name="Count">How often the term stands in the field.</param>
/// <param name="Rarity">The term's inverse document frequency.</param>
/// <param name="FieldLength">How many terms the field has.</param>
public sealed record TermScore(QueryTerm Query, string Field, double Score, int Count, double Rarity, int FieldLength = 0)
{
    /// <summary>Where the term stands in the field, as numbers of words, ascending.</summary>
    internal IReadOnlyList<int> Positions { get; init; } = [];
}
