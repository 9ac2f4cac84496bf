namespace VtOperate.Core.Traces;

/// <summary>What counts as a crash, and what is known beside the text.</summary>
public sealed record CrashOptions
{
    /// <summary>The program under test; it stands for the state where the calls say nothing about the bug: memory used up, time run out. Null when not known.</summary>
    public string? Target { get; init; }

    /// <summary>Whether memory used up and time run out count as crashes. Without it they are passed over.</summary>
    public bool IncludesExhaustion { get; init; }

    /// <summary>Whether errors that a script engine reports and survives count as crashes.</summary>
    public bool IncludesRuntimeErrors { get; init; }
}
