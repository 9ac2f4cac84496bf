using System.Management.Automation.Host;

namespace VtOperate.Shell.Hosting;

/// <summary>A screen that has only a width: the formatter wraps at it.</summary>
internal sealed class ShellRawUserInterface(int width) : PSHostRawUserInterface
{
    private const int Height = 50;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = new(width, 3000);

    public override Size WindowSize { get; set; } = new(width, Height);

    public override Size MaxPhysicalWindowSize => new(width, Height);

    public override Size MaxWindowSize => new(width, Height);

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "";

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer() { }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("This shell reads lines, not keys.");

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException("This shell has no screen buffer.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException("This shell has no screen buffer.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException("This shell has no screen buffer.");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
}
