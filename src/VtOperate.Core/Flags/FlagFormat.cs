namespace VtOperate.Core.Flags;

/// <summary>The form in which a file holds flags.</summary>
public enum FlagFormat
{
    /// <summary>flagd JSON: <c>flags</c> as an object, or as a list of objects with <c>key</c>.</summary>
    Flagd,

    /// <summary>Microsoft feature management: <c>feature_management.feature_flags</c>.</summary>
    FeatureManagement,

    /// <summary>The older form of .NET: the section <c>FeatureManagement</c>.</summary>
    FeatureManagementSection,

    /// <summary>Nothing but names with true or false, at the root or below <c>flags</c>.</summary>
    Plain,
}
