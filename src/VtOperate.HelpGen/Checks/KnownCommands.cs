using VtOperate.HelpGen.Cmdlets;

namespace VtOperate.HelpGen.Checks;

/// <summary>The commands and parameters that a page may name.</summary>
internal sealed class KnownCommands(IReadOnlyList<CmdletShape> cmdlets)
{
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable", "WarningVariable", "InformationVariable",
        "OutVariable", "OutBuffer", "PipelineVariable",
    };

    // What PowerShell itself brings and prose names; a new name is added here on purpose, so that a misspelt one of ours is found.
    private static readonly HashSet<string> s_foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "Compare-Object", "ConvertFrom-Json", "ConvertTo-Csv", "ConvertTo-Html", "ConvertTo-Json", "Copy-Item", "Export-Csv", "ForEach-Object", "Format-List", "Format-Table",
        "Get-Alias", "Get-ChildItem", "Get-Clipboard", "Get-Command", "Get-Content", "Get-Date", "Get-Error", "Get-Help", "Get-Item", "Get-Location", "Get-Member", "Get-Module", "Group-Object",
        "Import-Csv", "Import-Module", "Invoke-Command", "Invoke-RestMethod", "Join-Path", "Measure-Object", "New-Item", "New-Object", "New-TimeSpan", "Out-File", "Out-GridView", "Out-Host", "Out-Null",
        "Out-String", "Push-Location", "Pop-Location", "Register-ArgumentCompleter", "Remove-Item", "Remove-Module", "Resolve-Path", "Select-Object", "Select-String", "Set-Clipboard", "Set-Content",
        "Set-Location", "Set-StrictMode", "Sort-Object", "Split-Path", "Start-Sleep", "Tee-Object", "Test-Path", "Where-Object", "Write-Error", "Write-Host", "Write-Output", "Write-Warning",
    };

    private static readonly HashSet<string> s_engine = new(StringComparer.OrdinalIgnoreCase)
    {
        "ForEach-Object", "Get-Command", "Get-Help", "Get-History", "Get-Module", "Import-Module", "Invoke-Command", "New-Module", "Out-Default", "Out-Host", "Out-Null", "Receive-Job",
        "Register-ArgumentCompleter", "Remove-Module", "Set-StrictMode", "Start-Job", "Test-ModuleManifest", "Wait-Job", "Where-Object",
    };

    private readonly Dictionary<string, CmdletShape> _own = cmdlets.ToDictionary(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A cmdlet of the module, or null.</summary>
    internal CmdletShape? Own(string name) => _own.GetValueOrDefault(name);

    /// <summary>Whether a cmdlet of the module has the noun.</summary>
    internal bool HasNoun(string noun) => cmdlets.Any(cmdlet => cmdlet.Noun.Equals(noun, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether PowerShell itself has the command.</summary>
    internal static bool IsForeign(string name) => s_foreign.Contains(name);

    /// <summary>The commands that the PowerShell engine brings by itself, without its other modules: what an example may use, so that it runs in the bundled shell, too.</summary>
    internal static IReadOnlyCollection<string> OfTheEngine => s_engine;

    /// <summary>Whether the engine brings the command by itself.</summary>
    internal static bool IsOfTheEngine(string name) => s_engine.Contains(name);

    /// <summary>Whether a word has the form of a cmdlet's name: <c>Verb-Noun</c>.</summary>
    internal static bool LooksLikeCmdlet(ReadOnlySpan<char> word)
    {
        int dash = word.IndexOf('-');
        return dash > 1 && dash + 2 < word.Length && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[dash + 1]) && AllLetters(word[..dash]) && AllLetters(word[(dash + 1)..]);
    }

    /// <summary>Whether a cmdlet of the module has a parameter of that name or alias, the common ones included.</summary>
    internal static bool Has(CmdletShape cmdlet, string parameter) =>
        s_common.Contains(parameter)
        || (cmdlet.SupportsShouldProcess && (parameter.Equals("WhatIf", StringComparison.OrdinalIgnoreCase) || parameter.Equals("Confirm", StringComparison.OrdinalIgnoreCase)))
        || cmdlet.Parameters.Any(candidate => candidate.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase) || candidate.Aliases.Contains(parameter, StringComparer.OrdinalIgnoreCase));

    private static bool AllLetters(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiLetter(c)) return false;
        }

        return true;
    }
}
