BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $shell = Get-ChildItem (Join-Path $root 'src' 'VtOperate.Shell' 'bin') -Recurse -Filter 'VtOperate.Shell.dll' | Sort-Object LastWriteTime | Select-Object -Last 1
}

Describe 'The shell beside a PowerShell' {
    It 'does not borrow the commands of the PowerShell it is started from' {
        $errors = & dotnet $shell.FullName '1 | Select-Object -First 1' 2>&1
        $LASTEXITCODE | Should -Be 2
        "$errors" | Should -Match 'pwsh'
    }

    It 'writes JSON that ConvertFrom-Json reads' {
        $context = & dotnet $shell.FullName --json "Get-OperationContext -Repository '$root'" | ConvertFrom-Json
        $context.Repository | Should -Be (Get-OperationContext -Repository $root).Repository
    }

    It 'takes text from the pipeline with --stdin' {
        'one', 'two' | & dotnet $shell.FullName --stdin 'ForEach-Object { "<$_>" }' | Should -Be '<one>', '<two>'
    }
}
