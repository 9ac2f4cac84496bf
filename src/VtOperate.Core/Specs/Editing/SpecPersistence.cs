namespace VtOperate.Core.Specs.Editing;

/// <summary>What becomes of a specification once its feature is built.</summary>
public enum SpecPersistence
{
    /// <summary>Too little history to tell; specifications are edited.</summary>
    Unknown,

    /// <summary>What is learned while building flows back into the specification.</summary>
    FlowBack,

    /// <summary>A built feature is history; a later feature supersedes what it said.</summary>
    FlowForward,

    /// <summary>Specifications are kept true for as long as the code lives.</summary>
    LivingSpec,
}
