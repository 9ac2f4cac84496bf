namespace VtOperate.Core.Search;

/// <summary>What one word of a query added to a match, with the numbers it was made of.</summary>
/// <param name="Word">The word as it stood in the query.</param>
/// <param name="Variant">The word of the documents that was taken for it, or null when it is the word itself.</param>
/// <param name="Field">The field it stands in.</param>
/// <param name="Count">How often it stands there.</param>
/// <param name="FieldLength">How many words the field has.</param>
/// <param name="Rarity">How rare it is in all documents (inverse document frequency).</param>
/// <param name="Weight">How much the query asks for it: 1 for a word of its title.</param>
/// <param name="Score">What it added.</param>
/// <param name="Share">Which share of the match's score that is, 0 to 1.</param>
public sealed record WordScore(string Word, string? Variant, string Field, int Count, int FieldLength, double Rarity, double Weight, double Score, double Share);
