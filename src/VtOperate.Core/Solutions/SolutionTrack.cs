namespace VtOperate.Core.Solutions;

/// <summary>What a solution of the current generation is about.</summary>
public enum SolutionTrack
{
    /// <summary>Something that was broken and was repaired.</summary>
    Bug,

    /// <summary>Something that is good to know.</summary>
    Knowledge,
}
