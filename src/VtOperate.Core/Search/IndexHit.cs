namespace VtOperate.Core.Search;

/// <summary>A document of a view that a query found.</summary>
/// <param name="Document">Its number in the view.</param>
/// <param name="Id">Its id.</param>
/// <param name="Score">Sum of <paramref name="Terms"/>.</param>
/// <param name="Terms">Which word scored what in which field, highest first.</param>
internal sealed record IndexHit(int Document, string Id, double Score, IReadOnlyList<TermScore> Terms);
