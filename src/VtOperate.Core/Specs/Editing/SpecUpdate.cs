namespace VtOperate.Core.Specs.Editing;

/// <summary>What is to be changed about a specification. What is null or empty stays as it is.</summary>
public sealed record SpecUpdate
{
    /// <summary>The feature: its folder's name, its number or its path; null where the requirement names it.</summary>
    public string? Feature { get; init; }

    /// <summary>The requirement: <c>feature#FR-004</c>, or the id alone where one feature has it or <see cref="Feature"/> is given.</summary>
    public string? Requirement { get; init; }

    /// <summary>What the requirement is to say.</summary>
    public string? Text { get; init; }

    /// <summary>What is demanded in addition, one requirement each.</summary>
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>The family of what is added, with its infix where it has several.</summary>
    public string Family { get; init; } = "FR";

    /// <summary>Whether the requirement no longer holds.</summary>
    public bool Retire { get; init; }

    /// <summary>Why it no longer holds.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The bug whose fix brings the change; the same fix changes nothing a second time.</summary>
    public string Bug { get; init; } = "";

    /// <summary>A question that was asked.</summary>
    public string? Question { get; init; }

    /// <summary>Its answer.</summary>
    public string? Answer { get; init; }

    /// <summary>What is to be done, one task each.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>What is between the requirement and the code that the tasks are for.</summary>
    public TaskGap Gap { get; init; }
}
