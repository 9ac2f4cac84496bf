namespace VtOperate.Engine.History;

/// <summary>Bytes that are read a piece at a time.</summary>
internal interface IByteWindows
{
    /// <summary>The bytes from a place to the end of the piece that it lies in, valid until the next call; empty at the end.</summary>
    ReadOnlySpan<byte> WindowAt(long offset);
}
