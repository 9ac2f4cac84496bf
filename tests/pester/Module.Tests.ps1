BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'The staged module in a full PowerShell' {
    It 'has a manifest that PowerShell accepts' {
        (Test-ModuleManifest $manifest -ErrorAction Stop).Name | Should -Be 'VtOperate'
    }

    It 'exports only what its manifest lists' {
        $listed = (Import-PowerShellDataFile $manifest).CmdletsToExport
        (Get-Command -Module VtOperate).Name | Sort-Object | Should -Be ($listed | Sort-Object)
    }

    It 'can be imported again' {
        { Import-Module $manifest -Force -ErrorAction Stop } | Should -Not -Throw
        { Get-OperationContext -Repository $root -ErrorAction Stop } | Should -Not -Throw
    }

    It 'can be imported with a prefix' {
        $names = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$manifest' -Prefix Vt; (Get-Command -Module VtOperate).Name"
        $names | Should -Contain 'Get-VtOperationContext'
    }

    It 'shows full help for <_>' -ForEach (Import-PowerShellDataFile (Join-Path $PSScriptRoot '..' '..' 'out' 'VtOperate' 'VtOperate.psd1')).CmdletsToExport {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.examples.example | Should -Not -BeNullOrEmpty
        $own = (Get-Command $_).Parameters.Values | Where-Object { $_.Attributes.TypeId.Name -contains 'ParameterAttribute' } | ForEach-Object Name
        $undocumented = $own | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters } |
            Where-Object { -not ($help.parameters.parameter | Where-Object name -EQ $_).description.Text }
        $undocumented | Should -BeNullOrEmpty
    }

    It 'has an about topic' {
        Get-Help about_VtOperate | Out-String | Should -Match 'TOPIC'
    }
}
