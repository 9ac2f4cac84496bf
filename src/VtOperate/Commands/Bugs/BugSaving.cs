using System.Management.Automation;
using VtOperate.Core.Bugs;

namespace VtOperate.Commands.Bugs;

/// <summary>Asks PowerShell whether a bug may be saved, naming every file, and saves it.</summary>
internal static class BugSaving
{
    /// <summary>The investigation as it was found, or under the label of the open record that holds the same report, which is said.</summary>
    internal static BugInvestigation Known(PSCmdlet command, BugInvestigator investigator, BugInvestigation found, CancellationToken stop)
    {
        if (investigator.FindRecord(found, stop) is not { } known) return found;
        command.WriteWarning($"{known.Label} holds this report already: {known.ReportFile}. The next steps name it.");
        return investigator.Named(found, known.Label);
    }

    /// <summary>The investigation as it was saved, or as it was where it may not be; an open record of the same report is named and kept.</summary>
    internal static BugInvestigation Save(PSCmdlet command, BugInvestigator investigator, BugInvestigation found, BugReport report, CancellationToken stop)
    {
        BugRecordPlan plan = investigator.PlanSave(found, stop);
        if (!plan.IsNew)
        {
            command.WriteWarning($"{plan.Label} holds this report already: {plan.ReportFile}. Nothing was written; what is recorded there, its severity included, stays.");
            return investigator.Named(found, plan.Label);
        }

        bool isWanted = true;
        foreach (string file in plan.Files) isWanted &= command.ShouldProcess(file, "Write bug record");
        return isWanted ? investigator.Save(found, report, stop) : found;
    }
}
