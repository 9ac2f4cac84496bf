using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Runtime;

/// <summary>What an operation needs to know, given beforehand or asked from the person at the host.</summary>
internal sealed class OperationQuestions
{
    private static readonly (string Label, string Help)[] s_severities =
    [
        ("&1 Critical", "The system is down, or data is lost."),
        ("&2 High", "A major feature is broken."),
        ("&3 Medium", "A feature is partly broken."),
        ("&4 Low", "Cosmetic, or easily avoided."),
        ("&Unknown", "Not known yet."),
    ];

    /// <summary>What happened, in words.</summary>
    internal string? Description { get; set; }

    /// <summary>A log file.</summary>
    internal string? LogPath { get; set; }

    /// <summary>How bad it is.</summary>
    internal Severity? Severity { get; set; }

    /// <summary>What was wrong.</summary>
    internal string? Problem { get; set; }

    /// <summary>What solved it.</summary>
    internal string? Solution { get; set; }

    /// <summary>Asks for what is missing.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="person">Who can be asked; null for nobody.</param>
    /// <param name="onlyNeeded">Whether to leave out what the operation can do without.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/> when something that is needed stays unknown.</exception>
    internal void Ask(OperationKind operation, PersonPrompt? person, bool onlyNeeded)
    {
        switch (operation)
        {
            case OperationKind.BugInvestigation:
                if (LogPath is null) Description = Needed(person, Description, nameof(Description), "What happened? Words, an error message, or both.");
                if (!onlyNeeded) LogPath ??= Optional(person, "Log file", "A log file with the error, or nothing.");
                if (!onlyNeeded) AskSeverity(person);
                break;
            case OperationKind.ContinuousImprovement:
                Problem = Needed(person, Problem, nameof(Problem), "What was the problem, as it showed itself?");
                Solution = Needed(person, Solution, nameof(Solution), "What solved it?");
                break;
        }
    }

    private void AskSeverity(PersonPrompt? person)
    {
        if (Severity is not null || person?.Choose("", "How bad is it?", s_severities, s_severities.Length - 1) is not { } chosen) return;
        if (chosen < s_severities.Length - 1) Severity = (Severity)(chosen + 1);
    }

    private static string Needed(PersonPrompt? person, string? given, string name, string question)
    {
        string? answer = string.IsNullOrWhiteSpace(given) ? person?.Ask(name, question, isNeeded: true) : given;
        return string.IsNullOrEmpty(answer) ? throw Missing(name) : answer;
    }

    private static string? Optional(PersonPrompt? person, string name, string question) =>
        person?.Ask(name, question, isNeeded: false) is { Length: > 0 } answer ? answer : null;

    private static OperationException Missing(string name) =>
        new(ErrorId.InputMissing, name, $"-{name} is needed, and nobody gave it.");
}
