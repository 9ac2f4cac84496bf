BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Completion' {
    It 'offers the commands of the module' {
        (Complete 'Get-Operation').CompletionText | Should -Contain 'Get-OperationContext'
    }

    It 'offers the parameters of <_>' -ForEach (Import-PowerShellDataFile (Join-Path $PSScriptRoot '..' '..' 'out' 'VtOperate' 'VtOperate.psd1')).CmdletsToExport {
        (Complete "$_ -Repo").CompletionText | Should -Contain '-Repository'
    }

    It 'offers the properties of what a command writes, further down the pipeline' {
        (Complete 'Get-OperationContext | Where-Object Bra').CompletionText | Should -Contain 'Branch'
        (Complete 'Get-OperationContext | Select-Object Rep').CompletionText | Should -Contain 'Repository'
    }
}
