namespace VtOperate.Core.Search;

/// <summary>A term of a view.</summary>
/// <param name="Numbers">Its number in each segment, -1 where it is not.</param>
/// <param name="Documents">How many documents hold it.</param>
internal sealed record IndexTerm(int[] Numbers, int Documents);
