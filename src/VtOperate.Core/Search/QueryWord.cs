namespace VtOperate.Core.Search;

/// <summary>One place of a query, in its order.</summary>
/// <param name="Term">The number of the term in the query's terms.</param>
/// <param name="Number">The number of the word, as the index numbers those of a field: neighbours differ by one.</param>
/// <param name="Line">The number of its line; a quoted phrase is a line of its own.</param>
/// <param name="Start">Where it begins in the query's whole text, from 0.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks.</param>
internal sealed record QueryWord(int Term, int Number, int Line, int Start, int Length, bool IsQuoted);
