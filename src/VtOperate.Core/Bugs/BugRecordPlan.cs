namespace VtOperate.Core.Bugs;

/// <summary>Where a bug's record is or will be.</summary>
/// <param name="Label">The number people say, <c>BUG-0007</c>.</param>
/// <param name="ReportFile">The report, absolute.</param>
/// <param name="InvestigationFile">The investigation, absolute.</param>
/// <param name="IsNew">Whether it does not exist yet; otherwise an open record holds the same report.</param>
public sealed record BugRecordPlan(string Label, string ReportFile, string InvestigationFile, bool IsNew)
{
    /// <summary>Both files.</summary>
    public IReadOnlyList<string> Files => [ReportFile, InvestigationFile];
}
