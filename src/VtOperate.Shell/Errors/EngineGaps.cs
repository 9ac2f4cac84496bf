namespace VtOperate.Shell.Errors;

/// <summary>The commands of PowerShell that the engine package does not bring, and their short names.</summary>
internal static class EngineGaps
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add-Content", "Add-Member", "Add-Type", "Clear-Content", "Clear-Host", "Clear-Item", "Compare-Object", "ConvertFrom-Csv", "ConvertFrom-Json", "ConvertFrom-Markdown", "ConvertFrom-SecureString",
        "ConvertFrom-StringData", "ConvertTo-Csv", "ConvertTo-Html", "ConvertTo-Json", "ConvertTo-SecureString", "ConvertTo-Xml", "Convert-Path", "Copy-Item", "Export-Clixml", "Export-Csv", "Format-Custom",
        "Format-Hex", "Format-List", "Format-Table", "Format-Wide", "Get-Alias", "Get-ChildItem", "Get-Clipboard", "Get-Content", "Get-Culture", "Get-Date", "Get-Error", "Get-FileHash", "Get-Host", "Get-Item",
        "Get-ItemProperty", "Get-Location", "Get-Member", "Get-Process", "Get-PSDrive", "Get-Random", "Get-Service", "Get-TimeZone", "Get-Unique", "Get-Variable", "Group-Object", "Import-Clixml", "Import-Csv",
        "Import-PowerShellDataFile", "Invoke-Expression", "Invoke-Item", "Invoke-RestMethod", "Invoke-WebRequest", "Join-Path", "Join-String", "Measure-Command", "Measure-Object", "Move-Item", "New-Alias",
        "New-Guid", "New-Item", "New-Object", "New-TemporaryFile", "New-TimeSpan", "New-Variable", "Out-File", "Out-GridView", "Out-String", "Pop-Location", "Push-Location", "Read-Host", "Remove-Item",
        "Remove-Variable", "Rename-Item", "Resolve-Path", "Select-Object", "Select-String", "Select-Xml", "Set-Alias", "Set-Clipboard", "Set-Content", "Set-Date", "Set-Item", "Set-Location", "Set-Variable",
        "Sort-Object", "Split-Path", "Start-Process", "Start-Sleep", "Start-Transcript", "Stop-Process", "Stop-Transcript", "Tee-Object", "Test-Json", "Test-Path", "Update-FormatData", "Update-TypeData",
        "Wait-Process", "Write-Debug", "Write-Error", "Write-Host", "Write-Information", "Write-Output", "Write-Progress", "Write-Verbose", "Write-Warning",
        "cat", "cd", "chdir", "clear", "cls", "compare", "copy", "cp", "cvpa", "del", "diff", "dir", "echo", "epcsv", "erase", "fc", "fl", "ft", "fw", "gal", "gc", "gci", "gcb", "gdr", "gi", "gl", "gm", "gp",
        "gps", "group", "gu", "gv", "iex", "ii", "ipcsv", "irm", "iwr", "kill", "ls", "measure", "mi", "move", "mv", "nal", "ni", "nv", "ogv", "oss", "popd", "ps", "pushd", "pwd", "rd", "ren", "ri", "rm",
        "rmdir", "rvpa", "sal", "saps", "sc", "scb", "select", "set", "shcm", "si", "sl", "sleep", "sls", "sort", "start", "sv", "tee", "type", "write",
    };

    /// <summary>Whether PowerShell has the command and the engine package has not.</summary>
    internal static bool Has(string command) => s_names.Contains(command);
}
