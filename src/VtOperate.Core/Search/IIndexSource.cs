namespace VtOperate.Core.Search;

/// <summary>The files that an index is made of, and how they are read.</summary>
internal interface IIndexSource
{
    /// <summary>What tells this index from every other: the roots, absolute, and the versions of all that has a say in what is kept.</summary>
    string Key { get; }

    /// <summary>What it holds, in words, for messages: <c>solutions</c>.</summary>
    string Name { get; }

    /// <summary>The fields of a document.</summary>
    IReadOnlyList<SearchField> Fields { get; }

    /// <summary>The files as they are now, in the order of <see cref="SourceFile.Compare"/>. A folder that cannot be read goes to the reporter.</summary>
    IReadOnlyList<SourceFile> List(IReporter reporter, CancellationToken stop);

    /// <summary>Reads a file; null when nothing of it can be read. What is wrong goes to the reporter, which is this file's own. Called from many threads at once.</summary>
    SourceDocument? Read(SourceFile file, IReporter reporter);
}
