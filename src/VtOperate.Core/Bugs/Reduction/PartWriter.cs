using System.Buffers;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Writes an input without the parts that are left out. Without any it writes the very bytes.</summary>
internal static class PartWriter
{
    /// <summary>The bytes of what is left.</summary>
    /// <param name="source">The whole input.</param>
    /// <param name="root">The tree of its parts.</param>
    /// <param name="isGone">Whether a part is left out.</param>
    internal static byte[] Write(ReadOnlySpan<byte> source, ReductionPart root, Func<ReductionPart, bool> isGone)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(16, source.Length));
        output.Write(source[..root.Start]);
        Write(source, root, isGone, output);
        output.Write(source[root.End..]);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ReadOnlySpan<byte> source, ReductionPart part, Func<ReductionPart, bool> isGone, ArrayBufferWriter<byte> output)
    {
        IReadOnlyList<ReductionPart> parts = part.KnownParts;
        if (part.IsList && parts.Count > 0)
        {
            WriteList(source, part, parts, isGone, output);
            return;
        }

        int at = part.Start;
        for (int i = 0; i < parts.Count; i++)
        {
            ReductionPart inner = parts[i];
            output.Write(source[at..inner.Start]);
            if (isGone(inner)) output.Write(inner.Instead.Span);
            else Write(source, inner, isGone, output);
            at = inner.End;
        }

        output.Write(source[at..part.End]);
    }

    private static void WriteList(ReadOnlySpan<byte> source, ReductionPart list, IReadOnlyList<ReductionPart> items, Func<ReductionPart, bool> isGone, ArrayBufferWriter<byte> output)
    {
        bool isFirst = true;
        output.Write(source[list.Start..items[0].LeadStart]);
        for (int i = 0; i < items.Count; i++)
        {
            ReductionPart item = items[i];
            bool goes = isGone(item);
            if (goes && item.Instead.IsEmpty) continue;

            // The first that is left stands where the first stood, without a separator before it.
            ReductionPart lead = isFirst ? items[0] : item;
            output.Write(source[lead.LeadStart..lead.Start]);
            isFirst = false;
            if (goes) output.Write(item.Instead.Span);
            else Write(source, item, isGone, output);
        }

        output.Write(source[items[^1].End..list.End]);
    }
}
