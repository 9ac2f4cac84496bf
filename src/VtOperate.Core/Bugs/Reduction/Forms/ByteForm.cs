namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Anything as bytes: blocks of 64, then single bytes.</summary>
internal static class ByteForm
{
    private const int Block = 64;

    internal static ReductionPart Read(ReadOnlyMemory<byte> content) => new(0, content.Length, () => Blocks(content.Length)) { MayGo = false };

    private static List<ReductionPart> Blocks(int length)
    {
        if (length <= Block) return Bytes(0, length);
        var blocks = new List<ReductionPart>();
        for (int at = 0; at < length; at += Block)
        {
            int from = at, to = Math.Min(length, at + Block);
            blocks.Add(new ReductionPart(from, to, () => Bytes(from, to)));
        }

        return blocks;
    }

    private static List<ReductionPart> Bytes(int from, int to)
    {
        var bytes = new List<ReductionPart>(to - from);
        for (int at = from; at < to; at++) bytes.Add(new ReductionPart(at, at + 1));
        return bytes;
    }
}
