namespace VtOperate.Core.Search;

/// <summary>How often a term stands in one field of one document.</summary>
internal readonly record struct Posting(int Document, byte Field, int Count);
