BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    function Render {
        <# What a user sees at a width, without colours. #>
        param([Parameter(ValueFromPipeline)] $InputObject, [int] $Width = 120)

        end {
            $rendering = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'PlainText'
            try { $input | Out-String -Width $Width } finally { $PSStyle.OutputRendering = $rendering }
        }
    }
}

Describe 'Views' {
    It 'fits Get-OperationContext into <_> columns' -ForEach 80, 120 {
        $lines = (Get-OperationContext -Repository $root | Render -Width $_) -split '\r?\n'
        $lines | Where-Object Length -GT $_ | Should -BeNullOrEmpty
        ($lines -join "`n") | Should -Match 'Repository'
    }

    It 'shows a name and not a type for <Type>' -ForEach (
        ([xml](Get-Content -Raw (Join-Path $PSScriptRoot '..' '..' 'out' 'VtOperate' 'VtOperate.Format.ps1xml'))).SelectNodes('//ViewSelectedBy/TypeName').InnerText |
            ForEach-Object { @{ Type = $_ } }
    ) {
        Get-FormatData -TypeName $Type | Should -Not -BeNullOrEmpty
    }

    It 'goes through Select-Object and ConvertTo-Json' {
        $json = Get-OperationContext -Repository $root | Select-Object Repository, Branch | ConvertTo-Json | ConvertFrom-Json
        $json.Repository | Should -Be (Get-OperationContext -Repository $root).Repository
    }

    It 'survives being sent to a file and back' {
        $file = Join-Path $TestDrive 'context.xml'
        Get-OperationContext -Repository $root | Export-Clixml $file
        (Import-Clixml $file).Branch | Should -Be (Get-OperationContext -Repository $root).Branch
    }

    It 'stops early when Select-Object has enough' {
        { 1..50 | ForEach-Object { [pscustomobject]@{ Repository = $root } } | Get-OperationContext | Select-Object -First 1 } | Should -Not -Throw
    }
}
