namespace VtOperate.Core.Search;

/// <summary>A field of the documents in an index.</summary>
/// <param name="Name">Its name as evidence shows it, in lower case.</param>
/// <param name="Weight">How much a word in it counts; 1 is plain text.</param>
/// <param name="LengthEffect">How much a long field dilutes its words, 0 (not at all) to 1: the <c>b</c> of BM25.</param>
/// <param name="IsTitle">Whether it says in a line what the document is about.</param>
public sealed record SearchField(string Name, double Weight, double LengthEffect, bool IsTitle = false);
