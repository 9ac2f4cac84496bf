namespace VtOperate.Core.History;

/// <summary>Lines still to be explained.</summary>
/// <param name="Final">The first line, from 0, in the file that was asked about.</param>
/// <param name="Source">The first line, from 0, in the file of the commit that is looked at.</param>
/// <param name="Count">How many lines.</param>
internal readonly record struct BlameRange(int Final, int Source, int Count)
{
    /// <summary>The lines from a place in the range up to another, exclusive.</summary>
    internal BlameRange Part(int start, int end) => new(Final + start, Source + start, end - start);
}
