@{
    RootModule           = 'VtOperate.dll'
    NestedModules        = @('deps/VtOperate.Start.dll')
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0c5a0e-3f0e-4d0b-9a3e-8c1d5b7e42a1'
    Author               = 'VtOperate contributors'
    CompanyName          = 'VtOperate'
    Copyright            = '(c) VtOperate contributors. MIT licence.'
    Description          = 'Production operations for a git repository in the PowerShell pipeline: investigate a bug, run an incident, keep the knowledge, watch the spec. Deterministic, with evidence, and "unknown" where it does not know.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('VtOperate.Format.ps1xml')
    TypesToProcess       = @('VtOperate.Types.ps1xml')
    CmdletsToExport      = @(
        'Add-ActionItem'
        'Add-CriticalPattern'
        'Add-Deployment'
        'Add-IncidentEvent'
        'Add-Solution'
        'Approve-OperationConfig'
        'Close-Incident'
        'Complete-ActionItem'
        'Complete-BugInvestigation'
        'Confirm-Solution'
        'ConvertFrom-StackTrace'
        'Disable-FeatureFlag'
        'Export-IncidentReport'
        'Find-BugOrigin'
        'Find-CriticalPattern'
        'Find-StaleSolution'
        'Find-SuspectCommit'
        'Find-SuspectFile'
        'Find-TestPolluter'
        'Get-ActionItem'
        'Get-BugInvestigation'
        'Get-CodeHotspot'
        'Get-CriticalPattern'
        'Get-Deployment'
        'Get-FeatureFlag'
        'Get-Incident'
        'Get-IncidentMessage'
        'Get-IncidentTimeline'
        'Get-JournalEntry'
        'Get-MitigationOption'
        'Get-OperationContext'
        'Get-ServiceChange'
        'Get-Solution'
        'Get-SolutionPattern'
        'Initialize-OperationWorkspace'
        'Invoke-BugBisect'
        'Invoke-BugInvestigation'
        'Invoke-Mitigation'
        'Measure-Incident'
        'Measure-IncidentSeverity'
        'New-Incident'
        'New-IncidentMessage'
        'New-Postmortem'
        'Optimize-BugReproduction'
        'Repair-Incident'
        'Repair-Solution'
        'Resolve-Incident'
        'Search-Solution'
        'Send-IncidentMessage'
        'Start-Operation'
        'Sync-OperationStore'
        'Test-BugReproduction'
        'Test-Postmortem'
        'Test-Solution'
        'Trace-RootCause'
        'Update-BugInvestigation'
        'Update-Incident'
        'Update-Solution'
        'Update-Spec'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags       = @('Operations', 'Incident', 'Bug', 'Debugging', 'Git', 'StackTrace', 'PostMortem', 'Knowledge', 'SRE', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
