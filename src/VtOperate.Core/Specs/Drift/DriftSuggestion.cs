namespace VtOperate.Core.Specs.Drift;

/// <summary>Which side of a contradiction the evidence speaks for. It is a proposal; nothing is changed by it.</summary>
public enum DriftSuggestion
{
    /// <summary>The evidence does not decide: a person has to.</summary>
    Decide,

    /// <summary>The specification is right.</summary>
    FixCode,

    /// <summary>The code is right.</summary>
    UpdateSpec,
}
