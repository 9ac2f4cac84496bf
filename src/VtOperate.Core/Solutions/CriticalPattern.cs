namespace VtOperate.Core.Solutions;

/// <summary>An entry of <c>critical-patterns.md</c>: a mistake made often enough that everybody must know it.</summary>
public sealed record CriticalPattern
{
    /// <summary>Its name in lower-case words joined by hyphens, without number and without decoration. Its identity.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name as written, without number and decoration.</summary>
    public required string Name { get; init; }

    /// <summary>The number in its heading, or null.</summary>
    public int? Number { get; init; }

    /// <summary>What shows when it is made: the common symptom or the problem.</summary>
    public string Problem { get; init; } = "";

    /// <summary>What is wrong: prose and code of the WRONG side.</summary>
    public string Wrong { get; init; } = "";

    /// <summary>What is right: prose and code of the CORRECT side.</summary>
    public string Correct { get; init; } = "";

    /// <summary>The code of the WRONG side alone.</summary>
    public string WrongCode { get; init; } = "";

    /// <summary>The code of the CORRECT side alone.</summary>
    public string CorrectCode { get; init; } = "";

    /// <summary>The language of the wrong code as its fence names it, or empty.</summary>
    public string CodeLanguage { get; init; } = "";

    /// <summary>Why, or the key principle.</summary>
    public string Why { get; init; } = "";

    /// <summary>Where it applies.</summary>
    public string Context { get; init; } = "";

    /// <summary>The ids of the solutions that document it.</summary>
    public IReadOnlyList<string> DocumentedIn { get; init; } = [];

    /// <summary>Where it says it is documented, as written: paths and link targets, also those that lead nowhere.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The day it became a critical pattern; null when the file does not say.</summary>
    public DateOnly? PromotedAt { get; init; }

    /// <summary>How often it came back since, as the file says: one for each recurrence line.</summary>
    public int Recurrences { get; init; }

    /// <summary>Whether it keeps the mistake from coming back: false as soon as it recurred; null when nobody knows since when it is watched.</summary>
    public bool? Holds => Recurrences > 0 ? false : PromotedAt is null ? null : true;

    /// <summary>Whether it holds, in a few words.</summary>
    public string State => PatternState.Of(PromotedAt, Recurrences);

    /// <summary>All that stands under its heading, code included.</summary>
    public string Text { get; init; } = "";

    /// <summary>The name of the configured knowledge root it comes from; empty for the repository's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>The file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The line of its heading, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The last line of what stands under its heading, from 1.</summary>
    public int EndLine { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
