namespace VtOperate.Core.Traces;

/// <summary>One line of the input, bounded in length, with the place where its content begins.</summary>
/// <param name="Text">The line as read.</param>
/// <param name="Start">Where the content begins, behind the prefix that the log put before it.</param>
/// <param name="Number">The line of the input, from 1.</param>
internal readonly record struct TraceLine(string Text, int Start, long Number)
{
    /// <summary>The content with its indentation.</summary>
    internal ReadOnlySpan<char> Content => Text.AsSpan(Start);

    /// <summary>The content without blanks at either end.</summary>
    internal ReadOnlySpan<char> Trimmed => Content.Trim();

    /// <summary>How many blank characters stand before the content.</summary>
    internal int Indent => Content.Length - Content.TrimStart().Length;
}
