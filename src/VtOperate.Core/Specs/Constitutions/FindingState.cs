namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Since when something stands against a rule.</summary>
public enum FindingState
{
    /// <summary>The change brings it.</summary>
    Introduced,

    /// <summary>It was there before the change.</summary>
    PreExisting,

    /// <summary>The change takes it away.</summary>
    Fixed,
}
