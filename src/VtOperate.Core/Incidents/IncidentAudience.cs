namespace VtOperate.Core.Incidents;

/// <summary>Who is told about an incident, and to which of the three rhythms of updates each belongs. Pure.</summary>
public static class IncidentAudience
{
    /// <summary>Those who work on it.</summary>
    public const string Responders = "responders";

    /// <summary>Those in the company who need to know.</summary>
    public const string Stakeholders = "stakeholders";

    /// <summary>Customers.</summary>
    public const string Public = "public";

    /// <summary>Everybody in the company.</summary>
    public const string AllHands = "all-hands";

    /// <summary>Those who lead the company.</summary>
    public const string Executive = "executive";

    /// <summary>Those who answer customers.</summary>
    public const string Support = "support";

    /// <summary>The audiences that are owed updates.</summary>
    public static IReadOnlyList<string> Owed { get; } = [Responders, Stakeholders, Public];

    /// <summary>Every audience that a message is written for.</summary>
    public static IReadOnlyList<string> All { get; } = [Responders, AllHands, Executive, Support, "customer", "status-page"];

    /// <summary>The rhythm to which an audience belongs.</summary>
    public static string OwedTo(string audience) => audience switch
    {
        AllHands or Executive or Support or Stakeholders => Stakeholders,
        "customer" or "status-page" or Public => Public,
        _ => Responders,
    };
}
