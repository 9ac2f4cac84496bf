namespace VtOperate.Core.Storage.Events;

/// <summary>What can be wrong in an event file.</summary>
public enum EventProblemKind
{
    /// <summary>The last line was cut off while it was written. It is left out.</summary>
    TornLine,

    /// <summary>A line is no event. It is left out.</summary>
    UnreadableLine,

    /// <summary>A merge left its markers. They are left out, and the events of both sides are read.</summary>
    ConflictMarker,

    /// <summary>The data are not those that were written. The event is shown all the same.</summary>
    ContentChanged,

    /// <summary>A line names no line above it: something between them was taken out or changed. The events are shown all the same.</summary>
    ChainBroken,

    /// <summary>Two lines name the same line above them: two copies of one clone wrote apart. The events of both are read.</summary>
    ChainForked,

    /// <summary>The writer's clock went back. The event keeps its place in its file.</summary>
    ClockBackwards,

    /// <summary>The writer's clock was ahead of this one. The event is shown all the same.</summary>
    ClockAhead,

    /// <summary>An event stands twice. It counts once.</summary>
    Duplicate,

    /// <summary>Two events have one id and say different things. The one whose hash sorts first counts.</summary>
    DuplicateId,

    /// <summary>Two writers moved a record apart, and in the order of both one of the moves is not allowed. It is shown and not followed.</summary>
    MoveIgnored,

    /// <summary>The event that begins a record is not there: not fetched yet, or lost. What is there is shown.</summary>
    BeginningMissing,
}
