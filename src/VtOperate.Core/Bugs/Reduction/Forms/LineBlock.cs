namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Lines that belong together by how far they are in: one line with all that are further in below it, and the line that closes it.</summary>
/// <param name="From">The number of its first line, from zero.</param>
/// <param name="To">The number behind its last line.</param>
/// <param name="Frame">The lines of it that are in no block inside: the first, and those that open and close.</param>
/// <param name="Inner">The blocks inside, in order.</param>
internal sealed record LineBlock(int From, int To, IReadOnlyList<int> Frame, IReadOnlyList<LineBlock> Inner);
