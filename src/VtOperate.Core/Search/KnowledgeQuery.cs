namespace VtOperate.Core.Search;

/// <summary>What a search in the knowledge base is about, as far as it is known: the words of a report, and what its stack traces name.</summary>
public sealed record KnowledgeQuery
{
    /// <summary>What it is about in one line, empty when it has no title. Its words count more than those of the text.</summary>
    public string Title { get; init; } = "";

    /// <summary>The words: a description, an error text, a pasted log.</summary>
    public string Text { get; init; } = "";

    /// <summary>The files its stack frames lie in, relative to the repository with forward slashes, the nearest to the failure first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The types of the errors, as printed (<c>System.TimeoutException</c>).</summary>
    public IReadOnlyList<string> ErrorTypes { get; init; } = [];
}
