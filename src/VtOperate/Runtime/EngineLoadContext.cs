using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace VtOperate.Runtime;

/// <summary>
/// The context in which the engine and every package load, so that another module's YamlDotNet cannot break ours.
/// Core and the PowerShell engine come from the default context, because their types are shared.
/// </summary>
internal sealed class EngineLoadContext(string folder) : AssemblyLoadContext("VtOperate", isCollectible: false)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is "VtOperate.Core" or "System.Management.Automation") return null;
        return assemblyName.Name is { } name ? ReadyImages.Load(this, folder, name) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (string rid in RuntimeIds())
        {
            string file = Path.Combine(folder, "runtimes", rid, "native", FileName(unmanagedDllName));
            if (File.Exists(file)) return LoadUnmanagedDllFromPath(file);
        }

        return 0;
    }

    private static IEnumerable<string> RuntimeIds()
    {
        // The runtime's own id comes first: on Alpine it says linux-musl-x64, where linux-x64 would load and then fail.
        yield return RuntimeInformation.RuntimeIdentifier;
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        yield return system + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? name + ".dll" : OperatingSystem.IsMacOS() ? "lib" + name + ".dylib" : "lib" + name + ".so";
}
