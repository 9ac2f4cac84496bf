namespace VtOperate.Core.Specs;

/// <summary>Whether a requirement holds.</summary>
public enum RequirementState
{
    /// <summary>It holds.</summary>
    Active,

    /// <summary>The specification says that it no longer holds.</summary>
    Retired,

    /// <summary>The specification says that it is put off.</summary>
    Deferred,

    /// <summary>The specification asks for clarification, so that nobody can say what holds.</summary>
    Unclear,
}
