# What every Pester file starts with: the staged module, and a way to ask for completions.

$script:root = Split-Path (Split-Path $PSScriptRoot)
$script:manifest = Join-Path $root 'out' 'VtOperate' 'VtOperate.psd1'
Import-Module $manifest -Force -ErrorAction Stop

function Complete {
    <# The completions of a line, the cursor at its end. #>
    param([Parameter(Mandatory)] [string] $Line)

    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
}
