# Investigates a crash of this very project against its own history and docs/solutions.
#
# solutions-crash.log is what a user saw when one document began with "title: !![URGENT] ...": Get-Solution ended with an internal error
# instead of listing the others. The commit that made the fault is among the suspects.
#
#   dotnet run --project src/VtOperate.Shell -- examples/investigate.ps1
param(
    # The repository to investigate; this one by default.
    [string] $Repository = "$PSScriptRoot/..",

    # The commit that was running when it crashed.
    [string] $Revision = '4f00ad78c1'
)

Invoke-BugInvestigation -LogPath "$PSScriptRoot/solutions-crash.log" -Revision $Revision -Severity High -Repository $Repository
