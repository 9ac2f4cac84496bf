using VtOperate.Core.Errors;

namespace VtOperate.Core.Search;

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Id">The id of the error.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
internal sealed record IndexProblem(ErrorId Id, string? Target, string Detail);
