namespace VtOperate.Core.History;

/// <summary>A stretch of changed lines between two unchanged ones, possibly empty; both sides of a difference have equally many.</summary>
internal sealed class LineGroup
{
    private readonly bool[] _changed;
    private int _start;

    internal LineGroup(bool[] changed)
    {
        _changed = changed;
        while (End < changed.Length && changed[End]) End++;
    }

    /// <summary>The line after the last of the group.</summary>
    internal int End { get; private set; }

    internal int Length => End - _start;

    internal bool IsEmpty => End == _start;

    internal bool MoveNext()
    {
        if (End == _changed.Length) return false;
        _start = ++End;
        while (End < _changed.Length && _changed[End]) End++;
        return true;
    }

    internal bool MovePrevious()
    {
        if (_start == 0) return false;
        End = --_start;
        while (_start > 0 && _changed[_start - 1]) _start--;
        return true;
    }

    /// <summary>Moves the group one line up where that changes nothing, and joins it with a group it then touches.</summary>
    internal bool SlideUp(ReadOnlySpan<ulong> lines)
    {
        if (_start == 0 || lines[_start - 1] != lines[End - 1]) return false;
        _changed[--_start] = true;
        _changed[--End] = false;
        while (_start > 0 && _changed[_start - 1]) _start--;
        return true;
    }

    /// <summary>Moves the group one line down where that changes nothing, and joins it with a group it then touches.</summary>
    internal bool SlideDown(ReadOnlySpan<ulong> lines)
    {
        if (End == lines.Length || lines[_start] != lines[End]) return false;
        _changed[_start++] = false;
        _changed[End++] = true;
        while (End < lines.Length && _changed[End]) End++;
        return true;
    }
}
