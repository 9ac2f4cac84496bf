using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>The command that does an option, as PowerShell reads it. Pure.</summary>
internal static class MitigationCommand
{
    /// <param name="incident">The label of the incident.</param>
    /// <param name="option">The name of the option.</param>
    /// <param name="lastGood">What somebody says was good; null for nothing.</param>
    /// <param name="fix">The fix that somebody named; null for none.</param>
    internal static string Of(string incident, string option, string? lastGood, string? fix) =>
        $"Invoke-Mitigation {incident} {CommandWord.Of(option)}{(lastGood is null ? "" : " -LastGood " + CommandWord.Of(lastGood))}{(fix is null ? "" : " -Fix " + CommandWord.Of(fix))}";
}
