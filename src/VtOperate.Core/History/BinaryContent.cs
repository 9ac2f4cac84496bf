namespace VtOperate.Core.History;

/// <summary>Tells files that are no text.</summary>
public static class BinaryContent
{
    private const int Checked = 8000;

    /// <summary>Whether git calls a content binary: a zero byte in its first 8,000 bytes.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, Checked)].Contains((byte)0);
}
