namespace VtOperate.Core.Search;

/// <summary>One term of a query.</summary>
/// <param name="Term">The term as the index holds it.</param>
/// <param name="Word">The word as it stood in the query, where it first did.</param>
/// <param name="Kind">What it was there.</param>
/// <param name="Start">Where it stood, from 0.</param>
/// <param name="Length">How long it was there, in characters.</param>
/// <param name="Weight">How much it counts: 1 for a word that stands once in a query of one line.</param>
public sealed record QueryTerm(string Term, string Word, TermKind Kind, int Start, int Length, double Weight = 1)
{
    /// <summary>Whether it stands in the query's title; a query of one line is all title.</summary>
    public bool IsInTitle { get; init; }

    /// <summary>The term of the query that this one stands for, or null for what was asked itself.</summary>
    public string? Instead { get; init; }

    /// <summary>The word of the documents that was looked for instead, as people write it; empty for what was asked itself.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The word as evidence shows it; one that stands for another says for which.</summary>
    public string Shown => Instead is null ? Word : $"{Variant} (for {Word})";
}
