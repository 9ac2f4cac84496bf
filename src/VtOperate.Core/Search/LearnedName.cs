namespace VtOperate.Core.Search;

/// <summary>A short name that the documents explain.</summary>
/// <param name="Short">The short name, in lower case: <c>dlq</c>.</param>
/// <param name="Long">What it is short for, in lower case: <c>dead letter queue</c>.</param>
public sealed record LearnedName(string Short, string Long);
