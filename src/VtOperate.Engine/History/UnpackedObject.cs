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

    /// <summary>The content and some of what lies behind it, which nobody uses while the object is the newest of its memory.</summary>
    internal Span<byte> Room => Bytes.AsSpan(Start, Math.Min(Length + Inflater.Slack, Bytes.Length - Start));
}
