@{
    RootModule           = 'EmptyModule.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '0d4f5d0e-6d0f-4a3e-8d53-3a5f4b9a7c10'
    Author               = 'VtOperate contributors'
    Description          = 'One cmdlet that does nothing: the peer in the import comparison.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('EmptyModule.Format.ps1xml')
    TypesToProcess       = @('EmptyModule.Types.ps1xml')
    CmdletsToExport      = @('Get-Nothing')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
}
