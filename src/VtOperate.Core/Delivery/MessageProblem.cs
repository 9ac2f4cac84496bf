namespace VtOperate.Core.Delivery;

/// <summary>The ids of what can be wrong with a message; never renamed and never used for something else.</summary>
public static class MessageProblem
{
    /// <summary>It promises when the incident will be over.</summary>
    public const string PromisedTime = "MSG001";

    /// <summary>It names a machine.</summary>
    public const string HostName = "MSG002";

    /// <summary>It blames somebody.</summary>
    public const string Blame = "MSG003";

    /// <summary>It uses an acronym that it does not explain.</summary>
    public const string Acronym = "MSG004";

    /// <summary>It does not say when the next update comes.</summary>
    public const string NextUpdateMissing = "MSG005";

    /// <summary>It says outage; that means that nothing works.</summary>
    public const string Outage = "MSG006";

    /// <summary>It tells customers nothing of how they are affected.</summary>
    public const string EffectMissing = "MSG007";

    /// <summary>It tells people outside that something is not known.</summary>
    public const string UnknownOutside = "MSG008";

    /// <summary>Every id, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [PromisedTime, HostName, Blame, Acronym, NextUpdateMissing, Outage, EffectMissing, UnknownOutside];
}
