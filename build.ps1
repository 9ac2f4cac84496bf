#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packs VtOperate.
.DESCRIPTION
    Calls the dotnet targets that CI calls too; nothing is built here that 'dotnet' alone could not build.
    Build stages out/VtOperate. Package adds out/VtOperate-<version>.zip, whose folder is named as the module, and
    out/VtOperate.<version>.nupkg for a gallery. Pester and Analyze need those modules and say so where they are missing.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Clean, Build, Test, Package -Configuration Release
#>
[CmdletBinding()]
param(
    [ValidateSet('Clean', 'Build', 'Test', 'Pester', 'Analyze', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$solution = Join-Path $PSScriptRoot 'VtOperate.sln'
$module = Join-Path $PSScriptRoot 'src' 'VtOperate' 'VtOperate.csproj'
$staged = Join-Path $PSScriptRoot 'out' 'VtOperate'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) ended with $LASTEXITCODE." }
}

function Invoke-Pester5 {
    if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE '5.0')) {
        throw 'Pester 5 is not installed: Install-PSResource Pester -Version "[5.0,6.0)"'
    }

    # In a process of its own: what a module loads stays in the process, and tests have to start from nothing.
    $tests = Join-Path $PSScriptRoot 'tests' 'pester'
    & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
        param($tests)
        Import-Module Pester -MinimumVersion 5.0
        $result = Invoke-Pester -Path $tests -PassThru -Output Detailed
        exit $result.FailedCount
    } -args $tests
    if ($LASTEXITCODE -ne 0) { throw "$LASTEXITCODE Pester tests failed." }
}

function Invoke-Analyzer {
    if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
        throw 'PSScriptAnalyzer is not installed: Install-PSResource PSScriptAnalyzer'
    }

    $findings = foreach ($path in 'build.ps1', 'examples', 'tests/pester', 'out/VtOperate') {
        $full = Join-Path $PSScriptRoot $path
        if (Test-Path $full) { Invoke-ScriptAnalyzer -Path $full -Recurse -Severity Error, Warning -ExcludeRule PSUseToExportFieldsInManifest }
    }

    $findings | Format-Table Severity, RuleName, ScriptName, Line, Message -Wrap | Out-Host
    if ($findings) { throw "PSScriptAnalyzer has $(@($findings).Count) findings." }
}

foreach ($step in $Task) {
    Write-Verbose "Task $step"
    switch ($step) {
        Clean { Invoke-Dotnet build $solution -t:Clean -c $Configuration --nologo -v quiet }
        Build { Invoke-Dotnet build $solution -c $Configuration --nologo -v quiet }
        Test { Invoke-Dotnet test $solution -c $Configuration --nologo }
        Pester {
            if (-not (Test-Path (Join-Path $staged 'VtOperate.psd1'))) { Invoke-Dotnet build $solution -c $Configuration --nologo -v quiet }
            Invoke-Pester5
        }
        Analyze { Invoke-Analyzer }
        Package { Invoke-Dotnet build $module -t:PackageModule -c $Configuration --nologo -v quiet }
    }
}
