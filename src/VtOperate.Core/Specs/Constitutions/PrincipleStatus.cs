namespace VtOperate.Core.Specs.Constitutions;

/// <summary>How a change stands to a principle.</summary>
public enum PrincipleStatus
{
    /// <summary>Every rule of it was checked and the change respects each.</summary>
    Pass,

    /// <summary>The change brings something that a rule forbids.</summary>
    Violates,

    /// <summary>A person has to look: a rule cannot be checked, or what is against it was there before.</summary>
    NeedsReview,

    /// <summary>The change has nothing that a rule speaks of.</summary>
    NotApplicable,
}
