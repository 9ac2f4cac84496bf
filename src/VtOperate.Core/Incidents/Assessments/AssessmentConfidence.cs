namespace VtOperate.Core.Incidents.Assessments;

/// <summary>How far an assessment rests on answers.</summary>
public enum AssessmentConfidence
{
    /// <summary>What is not known may make it less severe.</summary>
    Low,

    /// <summary>Something is not known, and no answer to it changes the severity.</summary>
    Medium,

    /// <summary>Every question is answered.</summary>
    High,
}
