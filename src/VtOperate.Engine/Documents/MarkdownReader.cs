using VtOperate.Core.Documents;

namespace VtOperate.Engine.Documents;

/// <summary>Markdig behind <see cref="IMarkdownReader"/>.</summary>
public sealed class MarkdownReader : IMarkdownReader
{
    /// <inheritdoc/>
    public IReadOnlyList<MarkdownBlock> Read(string text, int firstLine = 1) => throw new NotImplementedException();
}
