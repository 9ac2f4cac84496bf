namespace VtOperate.Core.Incidents.Assessments;

/// <summary>An answer to a question that is asked while nobody has time.</summary>
public enum Answer
{
    /// <summary>Nobody knows yet; the worse answer counts.</summary>
    Unknown,

    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,
}
