namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>A check as it is written down, so that the same one can be run again.</summary>
/// <param name="Text">As a person would type it, secrets removed.</param>
public sealed record RecordedCheck(string Text)
{
    /// <summary>The program; null for a script.</summary>
    public string? Program { get; init; }

    /// <summary>The arguments of the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The text of the script block, without its braces; null for a program.</summary>
    public string? Script { get; init; }

    /// <summary>Whether what is written down is less than what was run: a secret was removed, or it took variables of the session along. Such a check cannot be run from the record.</summary>
    public bool IsPartial { get; init; }
}
