using System.Management.Automation;
using VtOperate.Runtime;

namespace VtOperate.Start;

/// <summary>
/// What happens first when PowerShell imports the module: the ready image of Core is loaded. It cannot be the cmdlets' own initializer, because PowerShell reads all types
/// of that assembly before it runs one, and those need Core.
/// </summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <summary>Called by PowerShell.</summary>
    public void OnImport() => ReadyImages.LoadCore(Path.GetDirectoryName(typeof(ModuleStart).Assembly.Location)!);
}
