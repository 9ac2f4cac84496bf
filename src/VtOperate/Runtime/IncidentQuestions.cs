using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Guide;
using VtOperate.Core.Incidents.Services;

namespace VtOperate.Runtime;

/// <summary>What declaring an incident needs to know, given beforehand or asked from the person at the host in two questions.</summary>
internal sealed class IncidentQuestions
{
    private static readonly string[] s_unknown = ["?", "unknown", "i do not know", "i don't know", "i don\u2019t know", "do not know", "don't know", "don\u2019t know", "dont know", "no idea", "not known"];

    // A number says how bad it is; a fact is measured, and what is not known counts as the worse.
    private static readonly (string Label, string Help, (string Name, object Value)[] Facts)[] s_answers =
    [
        ("&1 Critical", "The system is down, or data is lost.", []),
        ("&2 High", "A major feature is broken.", []),
        ("&3 Medium", "A feature is partly broken.", []),
        ("&4 Low", "Cosmetic, or easily avoided.", []),
        ("&Nobody is served", "Measured with: it answers nobody at all.", [("FullOutage", "Yes")]),
        ("&Data lost or seen", "Measured with: data is lost, damaged, or seen by somebody who must not see it.", [("DataLoss", "Yes")]),
        ("S&ome are hindered", "Measured with: some users, something major, the rest works, no data is lost or seen.", [("FullOutage", "No"), ("DataLoss", "No"), ("DataExposed", "No"), ("Security", "No"), ("UsersAffected", "some"), ("Function", "Major")]),
        ("&Unknown", "Not known yet; treated as High.", []),
    ];

    /// <summary>What users notice; null while nobody was asked, and where nobody knows.</summary>
    internal string? Title { get; set; }

    /// <summary>How bad it is.</summary>
    internal Severity? Severity { get; set; }

    /// <summary>The services that are affected.</summary>
    internal IReadOnlyList<string> Services { get; set; } = [];

    /// <summary>Whether the person said that it is the incident that is open.</summary>
    internal bool IsSame { get; private set; }

    /// <summary>What is known of how bad it is, as parameters of Measure-IncidentSeverity.</summary>
    internal IReadOnlyList<(string Name, object Value)> Facts { get; private set; } = [];

    /// <summary>The facts as they are typed.</summary>
    internal string FactText => string.Join(' ', Facts.Select(fact => $"-{fact.Name} {fact.Value}"));

    /// <summary>Whether words say that somebody does not know.</summary>
    internal static bool IsUnknown(string words) => s_unknown.Contains(words.Trim().TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks what is wrong, unless that was said, and finds the services in the answer.</summary>
    /// <param name="person">Who can be asked; null for nobody.</param>
    /// <param name="question">The question.</param>
    /// <param name="known">The names of the services that the configuration has.</param>
    /// <returns>Whether somebody said something; that nobody knows is something, too.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/> when somebody is there and says nothing.</exception>
    internal bool AskTitle(PersonPrompt? person, string question, IReadOnlyList<string> known)
    {
        string? said = string.IsNullOrWhiteSpace(Title) ? person?.Ask("Title", question, isNeeded: true) : Title;
        if (Services.Count == 0 && known.Count == 1) Services = known;
        if (said is null) return false;
        if (said.Length == 0) throw new OperationException(ErrorId.InputMissing, nameof(Title), "-Description is needed, and nobody gave it. Nothing was declared.");
        Title = IsUnknown(said) ? null : IncidentText.Line(said);
        if (Services.Count == 0) Services = ServiceMention.Find(said, known);
        return true;
    }

    /// <summary>Asks how bad it is, unless that was said, and whether it is the incident that is open.</summary>
    /// <param name="person">Who can be asked; null for nobody.</param>
    /// <param name="open">The incident that is open and may be the one; null for none.</param>
    /// <returns>Whether there is enough to go on.</returns>
    internal bool AskSeverity(PersonPrompt? person, Incident? open)
    {
        List<(string, string)> choices = Severity is null ? [.. s_answers.Select(answer => (answer.Label, answer.Help))] : [("&New", "It is another one.")];
        if (open is null && Severity is not null) return true;
        string asked = Severity is null ? "How bad is it? A number if you know it, else what you see." : "Is it the incident that is open?";
        if (open is not null)
        {
            choices.Add(($"&Same as {open.Label}", $"It is, or nobody can tell yet: {open.Title}"));
            asked = $"{IncidentGuideView.Line(open)}\n{asked}{(Severity is null ? $" S if it is {open.Label}, or nobody can tell." : "")}";
        }

        if (person?.Choose("", asked, choices, choices.Count - 1) is not { } chosen) return false;
        IsSame = open is not null && chosen == choices.Count - 1;
        if (Severity is not null || IsSame) return true;
        if (chosen < 4) Severity = (Severity)(chosen + 1);
        Facts = s_answers[chosen].Facts;
        return true;
    }
}
