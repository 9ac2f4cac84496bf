namespace VtOperate.Core.Incidents.Assessments;

/// <summary>A row (impact) or a column (urgency) of the matrix of severities.</summary>
public enum AssessmentLevel
{
    /// <summary>Few users, cosmetic; or a workaround, off-peak.</summary>
    Low,

    /// <summary>Many users, or a major feature; or one of what makes it urgent.</summary>
    Medium,

    /// <summary>Everyone, or a core function down; or growing, without a workaround, at peak time.</summary>
    High,
}
