namespace VtOperate.Core.Search;

/// <summary>A document that a query found.</summary>
/// <typeparam name="T">The kind of document.</typeparam>
/// <param name="Id">The document's id.</param>
/// <param name="Document">The document.</param>
/// <param name="Score">Sum of <paramref name="Terms"/> and of <see cref="Parts"/>; comparable within one search only.</param>
/// <param name="Terms">Which word scored what in which field, highest first.</param>
public sealed record SearchHit<T>(string Id, T Document, double Score, IReadOnlyList<TermScore> Terms)
{
    /// <summary>What was added to the words' scores when the best were ranked again, highest first.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];
}
