namespace VtOperate.Core.Solutions;

/// <summary>What a label of the short form begins.</summary>
internal enum ShortFormPart
{
    Problem,
    Solution,
    Title,
    Symptoms,
    RootCause,
    Why,
    Prevention,
    Attempts,
    Module,
    Category,
    ProblemType,
    Component,
    Severity,
    Tags,
    ResolutionType,
    RelatedComponents,
    FrameworkVersion,
    AppliesWhen,
    Date,
    Files,
    Commits,
}
