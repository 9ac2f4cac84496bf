using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VtOperate.Engine.Storage;

/// <summary>
/// A mapped file as memory. The handle unmaps it when nothing refers to it any more. A span does not refer to it: who reads through one keeps the memory alive
/// until it has read.
/// </summary>
internal sealed unsafe partial class MappedMemory : MemoryManager<byte>
{
    // Of a read-only mapping of a file nothing is lost: what is read again comes from the file (madvise(2)).
    private const int NotNeeded = 4;

    private readonly SafeMemoryMappedViewHandle _view;
    private readonly long _offset;
    private readonly int _length;

    private MappedMemory(SafeMemoryMappedViewHandle view, long offset, int length) => (_view, _offset, _length) = (view, offset, length);

    /// <summary>Maps a file for reading.</summary>
    internal static MappedMemory Open(FileStream file)
    {
        int length = checked((int)file.Length);
        using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        return new MappedMemory(view.SafeMemoryMappedViewHandle, view.PointerOffset, length);
    }

    /// <summary>Tells the system that the pages are not needed now. Windows takes them back by itself.</summary>
    internal void Release()
    {
        if (OperatingSystem.IsWindows()) return;
        bool isHeld = false;
        try
        {
            _view.DangerousAddRef(ref isHeld);
            _ = Advise((byte*)_view.DangerousGetHandle(), (nuint)_view.ByteLength, NotNeeded);
        }
        finally
        {
            if (isHeld) _view.DangerousRelease();
        }
    }

    public override Span<byte> GetSpan() => new((byte*)_view.DangerousGetHandle() + _offset, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)_view.DangerousGetHandle() + _offset + elementIndex, pinnable: this);

    public override void Unpin() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _view.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(byte* start, nuint length, int advice);
}
