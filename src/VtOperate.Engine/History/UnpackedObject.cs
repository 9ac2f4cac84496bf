using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>An unpacked object in memory of the reader.</summary>
/// <param name="Bytes">The memory.</param>
/// <param name="Start">Where the content starts there.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct UnpackedObject(byte[] Bytes, int Start, int Length, ObjectKind Kind)
{
    internal Span<byte> Content => Bytes.AsSpan(Start, Length);
}
