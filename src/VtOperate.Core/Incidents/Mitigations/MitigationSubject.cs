using VtOperate.Core.Documents;
using VtOperate.Core.Incidents.Services;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>What options are for: an incident and one of its services.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Service">The service.</param>
/// <param name="IsOnly">Whether it is the only service of the incident.</param>
/// <param name="LastGood">What somebody says was good.</param>
/// <param name="Fix">The fix that somebody named.</param>
internal sealed record MitigationSubject(Incident Incident, OperatedService Service, bool IsOnly, string? LastGood, string? Fix)
{
    /// <summary>An option to be filled in.</summary>
    internal MitigationOption Option(MitigationKind kind, string name, string title) => new()
    {
        Kind = kind,
        Name = NameOf(name),
        Title = title,
        Effect = "",
        Risk = "",
        Service = Service.Name,
        LastGood = LastGood,
        Fix = Fix,
        IncidentId = Incident.Label,
        Repository = Incident.Repository,
    };

    /// <summary>The command of this module that does it.</summary>
    internal string Invocation(string name) => MitigationCommand.Of(Incident.Label, NameOf(name), LastGood, Fix);

    /// <summary>The name of a new branch.</summary>
    internal string Branch(string what, string detail)
    {
        string slug = Slug.Of(detail);
        return $"{what}/{Incident.Label.ToLowerInvariant()}-{Slug.Of(Service.Name)}{(slug.Length == 0 ? "" : "-" + slug)}";
    }

    /// <summary>What stands for the words in braces of a script.</summary>
    internal IReadOnlyDictionary<string, string?> Values(Deployment? good) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["version"] = good?.Version,
        ["sha"] = good?.Sha,
        ["environment"] = good?.Environment,
        ["service"] = Service.Name,
        ["incident"] = Incident.Label,
    };

    private string NameOf(string name) => IsOnly ? name : $"{name}@{Service.Name}";
}
